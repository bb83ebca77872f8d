import t from 'tap'
import { forgetSessions } from '../../src/web/session.ts'
import { anApp, type Visitor } from '../support/app.ts'
import { anAssessment, answerAll, refusal, SPBE } from '../support/assessments.ts'
import { aPerson } from '../support/people.ts'
import { addAssessments, type SaidReport } from '../support/reports.ts'
import { submittable } from '../support/submittable.ts'

const MINISTRY = 'kementerian@kementerian.example'
const said = async (visitor: Visitor, query = ''): Promise<SaidReport> => {
  const answer = await visitor.call('GET', `/reports/summary${query}`)
  if (answer.statusCode !== 200) throw new Error(`${query}: ${answer.body}`)
  return answer.json()
}
const counted = (report: SaidReport) => ({ n: report.n, mean: report.mean })

t.test('what is submitted is in the report at once, what is not is nowhere', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const [member, approver] = [await app.as('anggota@bandung.example'), await app.as('penanggungjawab@bandung.example')]
  const id = await anAssessment(member)
  await answerAll(member, id, 3)
  t.same(counted(await said(ministry, '?basis=self&year=2026')), { n: 0, mean: null }, 'a draft counts nowhere')

  await submittable(app, member, id)
  await approver.call('POST', `/assessments/${id}/submission`)
  t.match((await said(ministry)).filter, { basis: 'simulated', year: 2025 }, 'one result is no report of the country')
  const report = await said(ministry, '?basis=self&year=2026')
  t.match(report, {
    n: 1,
    of: 546,
    mean: '3.00',
    spread: { least: '3.00', median: '3.00', greatest: '3.00' },
    open: true,
  })
  t.same(
    report.bands.filter(({ n }) => n !== 0).map(({ predicate, n }) => [predicate, n]),
    [['Baik', 1]],
  )
  t.same(
    report.provinces.filter(({ n }) => n !== 0).map(({ key }) => key),
    ['32'],
  )
  t.same(new Set(report.indicators.map(({ mean }) => mean)), new Set(['3.00']))
  t.same(counted(await said(ministry, '?basis=self&year=2026&province=33')), { n: 0, mean: null })
  t.same(counted(await said(ministry, '?basis=self&year=2026&cohort=kabupaten-besar')), { n: 1, mean: '3.00' })

  const stranger = await app.as('anggota@garut.example')
  t.match(await said(stranger, '?basis=self&year=2026'), { n: { under: 5 }, mean: { under: null }, open: false })
  const own = await said(member, '?basis=self&year=2026&detail=rows')
  t.same(
    own.agencies.map(({ code, index }) => [code, index]),
    [['32.04', '3.00']],
    'the own line and no other',
  )
})

t.test('an official result counts, and its correction moves the sums', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const member = await app.as('anggota@bandung.example')
  const values = (first: string) => [first, ...Array(46).fill('3')].join('\n')
  const form = { instrument: SPBE, year: '2025', document: 'KepmenPANRB 1/2026', values: values('3') }
  await member.post('/penilaian/hasil-resmi', form)
  const official = '?basis=self&year=2025&stage=official'
  t.same(counted(await said(ministry, official)), { n: 1, mean: '3.00' })
  await member.post('/penilaian/hasil-resmi', { ...form, values: values('5') })
  const corrected = await said(ministry, official)
  t.same(counted(corrected), { n: 1, mean: '3.03' })
  t.equal(corrected.indicators[0]?.mean, '5.00')
})

t.test('change is of those that have both years', async (t) => {
  const app = await anApp(t)
  const ministry = await aPerson(app, MINISTRY, 'ministry', null)
  const all = (year: number, level: number, agencies: readonly string[]) =>
    agencies.map((agency) => ({ agency, year, levels: [level] }))
  await addAssessments(app.db, [...all(2026, 400, ['32.04', '32.05']), ...all(2025, 300, ['32.04', '33.01'])])
  t.match(await said(ministry, '?basis=self&year=2026'), { n: 2, change: { mean: '1.00', n: 1 } })
  await addAssessments(app.db, all(2025, 350, ['32.05']))
  const report = await said(ministry, '?basis=self&year=2026')
  t.match(report.change, { mean: '0.75', n: 2 }, 'also where the older year comes later')
  t.same(
    report.years.map(({ key, n, change, changeN }) => [key, n, change, changeN]),
    [
      ['2025', 3, null, null],
      ['2026', 2, '0.75', 2],
    ],
  )
  t.equal((await said(ministry, '?basis=self&year=2026&province=33')).change.n, 0)
})

t.test('verified figures are for everybody, suppressed; self-assessed and simulated ones after sign-in', async (t) => {
  const app = await anApp(t, 'demo')
  const verified = (agencies: readonly string[]) =>
    agencies.map((agency, at) => ({ agency, year: 2024, levels: [200 + at * 10], basis: 'verified' as const }))
  t.equal(refusal(t, await app.anyone.call('GET', '/reports/summary?basis=self'), 401).errors, undefined)
  refusal(t, await app.anyone.call('GET', '/reports/summary?basis=simulated&year=2024'), 401)
  t.match(
    await said(app.anyone),
    { filter: { basis: 'published', year: 2025 }, open: true },
    'published is never suppressed',
  )
  t.match(await said(app.anyone, '?detail=rows'), { agencies: [{ code: /^\d\d/ }] })
  t.match(await said(await app.as('anggota@garut.example')), { filter: { basis: 'simulated', year: 2025 } })
  t.same(
    (await said(app.anyone)).bases.map(({ key }) => key),
    ['published'],
    'nor as a line beside others',
  )

  const bare = await anApp(t)
  await addAssessments(bare.db, verified(['31.01', '32.04', '32.05', '32.11']))
  const few = await said(bare.anyone, '?basis=verified')
  t.match(few, { filter: { basis: 'verified' }, n: { under: 5 }, mean: { under: null } })
  t.equal((await said(bare.anyone)).filter.basis, 'published', 'a few results are not what is shown first')
})

t.test('who may see a province sees it whole, and of others what everybody sees', async (t) => {
  const app = await anApp(t, 'demo')
  const province = await app.as('provinsi@jabar.example')
  const own = await said(province, '?province=32&detail=rows')
  t.match(own, { open: true, n: 26 })
  t.equal(own.agencies.length, 26)
  t.type(own.spread.greatest, 'string')
  const country = await said(province, '?detail=rows')
  t.match(country, { open: false, n: 507, spread: { greatest: { under: null } } })
  t.equal(country.agencies.length, 26, 'lines only of the own province')
  t.type(country.provinces.find(({ key }) => key === '32')?.mean, 'string')
  t.equal((await said(await app.as(MINISTRY), '?detail=rows')).agencies.length, 507)
  t.equal((await said(await app.as('asesor@kementerian.example'), '?detail=rows')).agencies.length, 0)
})

t.test('nothing a member is told counts fewer than five, whatever the filter', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@garut.example')
  const small: string[] = []
  const look = (node: unknown, path: string): void => {
    if (node === null || typeof node !== 'object') return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'n' && typeof value === 'number' && value > 0 && value < 5) small.push(`${path}.${key} ${value}`)
      look(value, `${path}.${key}`)
    }
  }
  for (const filter of [
    '',
    'province=31',
    'province=32',
    'type=kota',
    'province=35&type=kota',
    'province=96&year=2023',
    'cohort=kabupaten-besar',
    'province=11&type=kota&cohort=kota-kecil',
    'province=64&cohort=kabupaten-kecil',
  ]) {
    const report = await said(member, `?basis=simulated&${filter}`)
    // of published figures beside them everything is public
    look({ ...report, bases: [] }, filter)
    t.notOk(report.open, filter)
  }
  t.same(small, [])
})

t.test('what cannot be read is named, and the rest is kept', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const wrong = async (query: string) =>
    refusal(t, await ministry.call('GET', `/reports/summary?${query}`), 422).errors?.map(({ field, code }) => [
      field,
      code,
    ])
  t.same(await wrong('year=2024&colour=red&province=99'), [
    ['colour', 'unknownName'],
    ['province', 'unknownValue'],
  ])
  t.same(await wrong('year=2023&year=2024'), [['year', 'twice']])
  t.same(await wrong('__proto__=1&constructor=2'), [['constructor', 'unknownName']])
  t.same(await wrong('year=20245'), [['year', 'unknownValue']])
  t.same(await wrong('indicator=48'), [['indicator', 'unknownValue']])
  t.same(await wrong(`province=${'9'.repeat(20_000)}`), [['province', 'unknownValue']])
  for (const [query, n] of [
    ['province=32&type=provinsi&cohort=kota-kecil', 0],
    ['year=2019&basis=simulated', 0],
    ['year=2019&basis=published', 3],
    ['year=2100', 0],
    ['', 507],
  ] as const) {
    t.equal((await said(ministry, `?${query}`)).n, n, query)
  }
})

t.test('somebody whose role has ended sees what the public sees', async (t) => {
  const app = await anApp(t)
  const visitor = await aPerson(app, 'purnatugas@bandung.example', 'member', '32.04')
  await app.db.deleteFrom('membership').execute()
  forgetSessions()
  t.match(await said(visitor), { filter: { basis: 'published' } })
  refusal(t, await visitor.call('GET', '/reports/summary?basis=self'), 403)
})
