import t from 'tap'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { SECTIONS } from '../../src/domain/practice.ts'
import { anApp } from '../support/app.ts'
import { aPerson } from '../support/people.ts'
import { aText, wholeText } from '../support/practice-texts.ts'

const BANDUNG = 'anggota@bandung.example'
const CURATOR = 'kurator@sumedang.example'

t.test('a practice goes from a draft of its agency to everybody', async (t) => {
  const app = await anApp(t, 'demo')
  const [author, foreign, curator] = [
    await app.as(BANDUNG),
    await app.as('anggota@garut.example'),
    await app.as(CURATOR),
  ]
  const slug = await aText(author, wholeText('Antrean imunisasi lewat kader'))
  t.equal(slug, 'antrean-imunisasi-lewat-kader')

  await t.test('a draft is there for its agency only', async (t) => {
    t.equal((await author.get(`/praktik/${slug}/naskah`)).statusCode, 200)
    t.match((await author.get('/praktik/tulisan')).body, 'Antrean imunisasi lewat kader')
    for (const visitor of [foreign, curator]) {
      t.equal((await visitor.get(`/praktik/${slug}/naskah`)).statusCode, 404)
      t.equal((await visitor.post(`/praktik/${slug}/sunting`, wholeText('Milik orang'))).statusCode, 404)
    }
    t.equal((await app.get(`/praktik/${slug}`)).statusCode, 404)
    t.match((await app.get(`/praktik/${slug}/naskah`)).headers.location, '/masuk?lanjut=')
  })

  await t.test('sent to review, curators find it and the author sees who reads it', async (t) => {
    t.equal((await author.post(`/praktik/${slug}/pengiriman`, { version: '1' })).statusCode, 303)
    t.match((await curator.get('/tinjauan-praktik')).body, `href="/praktik/${slug}/naskah"`)
    t.equal((await foreign.get(`/praktik/${slug}/naskah`)).statusCode, 404)
    t.equal((await curator.post(`/praktik/${slug}/peninjauan`, { version: '1' })).statusCode, 303)
    t.match((await author.get(`/praktik/${slug}/naskah`)).body, 'Peninjau: Kurator Praktik Sumedang')
  })

  await t.test('in review it cannot be changed, and what was typed comes back', async (t) => {
    const { statusCode, body } = await author.post(`/praktik/${slug}/sunting`, {
      ...wholeText('Judul yang terlambat'),
      version: '1',
    })
    t.equal(statusCode, 409)
    t.match(body, 'sedang ditinjau')
    t.match(body, 'Judul yang terlambat')
  })

  await t.test('returned with a reason, it is worked on again', async (t) => {
    const short = await curator.post(`/praktik/${slug}/pengembalian`, { version: '1', reason: 'kurang' })
    t.equal(short.statusCode, 422)
    t.match(short.body, 'sekurangnya 10 huruf')
    const reason = 'Sebutkan berapa kader yang berhenti.'
    t.equal((await curator.post(`/praktik/${slug}/pengembalian`, { version: '1', reason })).statusCode, 303)
    t.match((await author.get(`/praktik/${slug}/naskah`)).body, reason)
    const changed = { ...wholeText('Antrean imunisasi lewat kader'), version: '1', failures: 'Empat kader berhenti.' }
    t.equal((await author.post(`/praktik/${slug}/sunting`, changed)).statusCode, 303)
    t.equal((await curator.get(`/praktik/${slug}/naskah`)).statusCode, 404, 'a draft again')
    t.equal((await author.post(`/praktik/${slug}/pengiriman`, { version: '2' })).statusCode, 303)
  })

  await t.test('the difference between two revisions is readable', async (t) => {
    const { body } = await author.get(`/praktik/${slug}/riwayat`)
    t.match(body, '<ins>')
    t.match(body, /<del>[^<]*<\/del>/)
    t.match(body, 'Empat')
    t.match((await author.get(`/praktik/${slug}/riwayat?dari=2&ke=2`)).body, 'Tidak ada perbedaan')
    t.equal((await author.get(`/praktik/${slug}/riwayat?dari=x&ke=99`)).statusCode, 200)
  })

  await t.test('published, everybody reads it at once', async (t) => {
    t.notMatch((await app.get('/praktik')).body, 'Antrean imunisasi')
    t.equal((await author.post(`/praktik/${slug}/penerbitan`, { version: '2' })).statusCode, 403)
    t.equal((await curator.post(`/praktik/${slug}/penerbitan`, { version: '2' })).statusCode, 303)
    t.match((await app.get('/praktik')).body, 'Antrean imunisasi')
    t.match((await app.get(`/praktik/${slug}`)).body, 'Empat kader berhenti.')
    const { items } = (await app.anyone.call('GET', '/practices?indicator=45&limit=200')).json()
    t.ok(items.some((item: { slug: string }) => item.slug === slug))
  })

  await t.test('the second curator is told what the first one did', async (t) => {
    const { statusCode, body } = await curator.post(`/praktik/${slug}/penerbitan`, { version: '2' })
    t.equal(statusCode, 409)
    t.match(body, 'Versi 2 diterbitkan oleh Kurator Praktik Sumedang')
  })

  await t.test(
    'a change after publication is a draft; what is published stays until it is published again',
    async (t) => {
      const changed = { ...wholeText('Antrean imunisasi lewat bidan'), version: '2' }
      t.equal((await author.post(`/praktik/${slug}/sunting`, changed)).statusCode, 303)
      t.match((await app.get(`/praktik/${slug}`)).body, 'lewat kader')
      t.notMatch((await app.get(`/praktik/${slug}`)).body, 'lewat bidan')
    },
  )
})

t.test('of two curators who publish at once one wins and the other is told', async (t) => {
  const app = await anApp(t, 'demo')
  const author = await app.as(BANDUNG)
  const curators = [await app.as(CURATOR), await aPerson(app, 'kurator@garut.example', 'curator', '32.05')]
  const slug = await aText(author, wholeText('Dua kurator sekaligus'))
  await author.post(`/praktik/${slug}/pengiriman`, { version: '1' })
  const answers = await Promise.all(
    curators.map((curator) => curator.post(`/praktik/${slug}/penerbitan`, { version: '1' })),
  )
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [303, 409])
  t.match(answers.find(({ statusCode }) => statusCode === 409)?.body, 'Versi 1 diterbitkan oleh')
  const rows = await asPlatform(app.db, (tx) =>
    tx.selectFrom('practice_event').where('slug', '=', slug).where('kind', '=', 'published').select('id').execute(),
  )
  t.equal(rows.length, 1)
})

t.test('nobody publishes what they sent themselves', async (t) => {
  const app = await anApp(t, 'demo')
  const curator = await app.as(CURATOR)
  const slug = await aText(curator, wholeText('Tulisan kurator sendiri'))
  await curator.post(`/praktik/${slug}/pengiriman`, { version: '1' })
  const { statusCode, body } = await curator.post(`/praktik/${slug}/penerbitan`, { version: '1' })
  t.equal(statusCode, 403)
  t.match(body, 'orang kedua')
  t.equal((await app.get(`/praktik/${slug}`)).statusCode, 404)
})

t.test('a text that lacks something or tells a personal number is not sent', async (t) => {
  const app = await anApp(t, 'demo')
  const author = await app.as(BANDUNG)

  await t.test('each empty section is named', async (t) => {
    const slug = await aText(author, { form: 'full', title: 'Baru judulnya saja' })
    const { statusCode, body } = await author.post(`/praktik/${slug}/pengiriman`, { version: '1' })
    t.equal(statusCode, 422)
    for (const name of [...SECTIONS, 'summary', 'unit', 'cost', 'indicators', 'evidence']) {
      t.match(body, `/praktik/${slug}/sunting#${name}"`)
    }
    t.notMatch(body, `sunting#titleEn"`)
    t.match((await author.get(`/praktik/${slug}/naskah`)).body, 'Konsep')
  })

  await t.test('a NIK is shown with its middle hidden, not the whole', async (t) => {
    const slug = await aText(author, { ...wholeText('Ada nomor pribadi'), contact: 'NIP 19800101 200501 1 001' })
    const { statusCode, body } = await author.post(`/praktik/${slug}/pengiriman`, { version: '1' })
    t.equal(statusCode, 422)
    t.match(body, '19…01')
  })

  await t.test('a snapshot may be shorter', async (t) => {
    const fields = { form: 'snapshot', title: 'Potret pendek', summary: 'a', unit: 'b', problem: 'c', contact: 'd' }
    const slug = await aText(author, fields)
    t.equal((await author.post(`/praktik/${slug}/pengiriman`, { version: '1' })).statusCode, 303)
  })
})

t.test('what cannot be stored comes back as typed, with its message', async (t) => {
  const app = await anApp(t, 'demo')
  const author = await app.as(BANDUNG)
  const wrong = async (fields: Record<string, string>, message: string) => {
    const { statusCode, body } = await author.post('/praktik/baru', { ...wholeText('Judul baik'), ...fields })
    t.equal(statusCode, 422, message)
    t.match(body, message)
    t.match(body, 'Diceritakan pada steps')
    return body
  }
  const long = `${'kata '.repeat(20_000)}akhir`
  t.match(await wrong({ problem: long }, 'Paling panjang 20.000 huruf'), 'kata akhir')
  await wrong({ title: 'x' }, 'Judul perlu 5 sampai 150 huruf')
  await wrong({ startYear: 'dulu' }, 'Tahun ditulis empat angka')
  await wrong({ cost: 'gratis' }, 'Pilih salah satu')
  await wrong({ indicators: '48' }, 'indikator 48 tidak ada')
  await wrong({ evidence: 'I14.3.1' }, 'butir I14.3.1 tidak ada pada indikator yang dipilih')
  t.notMatch((await author.get('/praktik/tulisan')).body, 'Judul baik')
})

t.test('a body that is far too large is refused in the language of the page', async (t) => {
  const app = await anApp(t, 'demo')
  const author = await app.as(BANDUNG)
  const picture = { problem: 'x'.repeat(30 * 2 ** 20) }
  const indonesian = await author.post('/praktik/baru', picture)
  t.equal(indonesian.statusCode, 413)
  t.match(indonesian.body, 'Kiriman terlalu besar')
  const english = await author.post('/en/praktik/baru', picture)
  t.equal(english.statusCode, 413)
  t.notMatch(english.body, 'Kiriman terlalu besar')
})

t.test('two people on one text: nothing is overwritten', async (t) => {
  const app = await anApp(t, 'demo')
  const [one, other] = [await app.as(BANDUNG), await app.as('opd@bandung.example')]
  const fields = wholeText('Ditulis berdua')
  const slug = await aText(one, fields)
  const edit = { ...fields, version: '1' }
  t.equal((await one.post(`/praktik/${slug}/sunting`, { ...edit, legal: 'Perbup 1' })).statusCode, 303)

  await t.test('different sections are joined', async (t) => {
    t.equal((await other.post(`/praktik/${slug}/sunting`, { ...edit, team: 'Lima orang' })).statusCode, 303)
    const { body } = await one.get(`/praktik/${slug}/naskah`)
    t.match(body, 'Perbup 1')
    t.match(body, 'Lima orang')
  })

  await t.test('the same section comes back with both texts', async (t) => {
    const { statusCode, body } = await other.post(`/praktik/${slug}/sunting`, {
      ...edit,
      legal: 'Perbup 2',
      steps: 'Langkah baru',
    })
    t.equal(statusCode, 409)
    t.match(body, 'Perbup 1')
    t.match(body, 'Perbup 2')
    t.match(body, 'name="version" value="3"')
    t.match(body, 'Lima orang', 'what the other changed elsewhere is not lost')
    t.notMatch((await one.get(`/praktik/${slug}/naskah`)).body, 'Langkah baru')
  })

  await t.test('a version nobody wrote is refused', async (t) => {
    t.equal((await one.post(`/praktik/${slug}/sunting`, { ...edit, version: '99' })).statusCode, 422)
  })
})

t.test('the owner of a snapshot may tell it in full', async (t) => {
  const app = await anApp(t, 'demo')
  const owner = await aPerson(app, 'anggota@sumedang.example', 'member', '32.11')
  const curator = await app.as(CURATOR)
  t.match((await owner.get('/praktik/e-office/sunting')).body, 'Administrasi dan persuratan')
  t.equal((await (await app.as(BANDUNG)).get('/praktik/e-office/sunting')).statusCode, 404)
  const fields = { ...wholeText('e-Office Kabupaten Sumedang'), indicators: '14, 15', evidence: 'I14.3.1' }
  t.equal((await owner.post('/praktik/e-office/sunting', fields)).statusCode, 303)
  await owner.post('/praktik/e-office/pengiriman', { version: '1' })
  t.equal((await curator.post('/praktik/e-office/penerbitan', { version: '1' })).statusCode, 303)
  const one = (await app.anyone.call('GET', '/practices/e-office')).json()
  t.match(one, { form: 'full', indicators: [14, 15] })
  t.ok(one.sources.length > 0, 'the sources of the snapshot stay')
})

t.test('whoever misses a section asks for it once, and owner and curators see it', async (t) => {
  const app = await anApp(t, 'demo')
  const [reader, owner] = [await app.as('penanggungjawab@bandung.example'), await app.as(CURATOR)]
  t.equal((await reader.post('/praktik/simpati/permintaan', { section: 'steps' })).statusCode, 303)
  t.equal((await reader.post('/praktik/simpati/permintaan', { section: 'steps' })).statusCode, 303)
  const rows = await asPlatform(app.db, (tx) =>
    tx.selectFrom('section_request').where('slug', '=', 'simpati').select('section').execute(),
  )
  t.same(rows, [{ section: 'steps' }])
  t.match((await owner.get('/praktik/tulisan')).body, /href="\/praktik\/simpati">[^<]*<\/a>: Langkah penerapan/)
  t.match((await owner.get('/tinjauan-praktik')).body, /href="\/praktik\/simpati">/)
  const foreign = await app.as('anggota@garut.example')
  t.notMatch((await foreign.get('/praktik/tulisan')).body, 'href="/praktik/simpati"')
  t.equal((await reader.post('/praktik/simpati/permintaan', { section: 'problem' })).statusCode, 422)
  t.equal((await reader.post('/praktik/simpati/permintaan', { section: 'rahasia' })).statusCode, 422)
  t.equal((await reader.post('/praktik/tidak-ada/permintaan', { section: 'steps' })).statusCode, 404)
  t.match((await app.anyone.post('/praktik/simpati/permintaan', { section: 'steps' })).headers.location, '/masuk')
})

t.test('row-level security holds whatever a query forgets', async (t) => {
  const app = await anApp(t, 'demo')
  const seen = (memberships: object[]) =>
    asActor(
      app.db,
      {
        personId: '019ab000-0000-7000-8000-000000000001',
        name: 'x',
        language: 'id',
        memberships: memberships as never,
      },
      (tx) => tx.selectFrom('practice_text').select(['agency_id', 'state']).orderBy('agency_id').execute(),
    )
  const post = { id: '019ab000-0000-7000-8000-000000000002', agencyName: '', province: null, unit: null }
  t.ok((await seen([{ ...post, role: 'member', agency: '32.05' }])).every((row) => row.agency_id === '32.05'))
  const curated = await seen([{ ...post, role: 'curator', agency: '32.11' }])
  t.ok(curated.length > 2)
  t.ok(curated.every(({ state }) => state !== 'draft'))
  t.same(await seen([{ ...post, role: 'ministry', agency: null }]), [])
  t.same(await app.db.selectFrom('practice_text').select('slug').execute(), [])
  t.same(await app.db.selectFrom('practice').where('basis', '=', 'simulated').select('slug').execute(), [])
})

t.test('readers of the same practice, one after another: each sees their own rights and wishes', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'anggota@garut.example', 'member', '32.05')
  const bandung = await aPerson(app, 'anggota@bandung.example', 'member', '32.04')
  const sumedang = await aPerson(app, 'anggota@sumedang.example', 'member', '32.11')
  const page = async (who: typeof garut) => (await who.get('/praktik/e-office')).body
  const [edit, adopt, asked] = ['/praktik/e-office/sunting', '/penerapan/baru?praktik', 'Permintaan Anda sudah dicatat']
  t.match(await page(sumedang), edit)
  t.notMatch(await page(garut), edit)
  t.match((await page(garut)).replaceAll('&#x3D;', '='), adopt)
  t.notMatch((await page(sumedang)).replaceAll('&#x3D;', '='), adopt)
  t.notMatch(await page(garut), asked)
  t.equal((await garut.post('/praktik/e-office/permintaan', { section: 'context' })).statusCode, 303)
  t.match(await page(garut), asked)
  t.notMatch(await page(bandung), asked)
  t.match((await app.get('/praktik/e-office')).body, '/masuk?lanjut')
})
