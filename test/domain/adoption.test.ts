import fc from 'fast-check'
import t from 'tap'
import {
  isSilent,
  mayCommit,
  mistakesOf,
  newsOfPromise,
  nextNews,
  nextStages,
  type Report,
  STAGES,
  standardOf,
  wordOf,
} from '../../src/domain/adoption.ts'
import { addDays } from '../../src/domain/working-days.ts'

const TODAY = '2026-11-24'
const stage = fc.constantFrom(...STAGES)
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days))
const news: Report = { stage: 'piloting', on: TODAY, note: 'maju', evidence: '', nextOn: null, via: 'page' }
const codes = (report: Report, standing: Parameters<typeof mistakesOf>[1]) =>
  mistakesOf(report, standing, TODAY).map(({ field, code }) => `${field} ${code}`)

t.test('no report makes a commitment, and none wakes what was stopped', async (t) => {
  fc.assert(
    fc.property(stage, (from) => {
      const next = nextStages(from)
      return from === 'stopped' ? next.length === 0 : from === 'committed' || !next.includes('committed')
    }),
  )
  t.ok(mayCommit('stopped'), 'what was stopped begins again')
  t.notOk(mayCommit('piloting'), 'a promise takes nothing back')
})

t.test('it runs only after a trial, with a proof, and never by mail', async (t) => {
  const standing = { stage: 'piloting', lastOn: TODAY, fit: true } as const
  const running = { ...news, stage: 'running', evidence: 'https://garutkab.go.id/e-office' } as const
  t.same(codes(running, standing), [])
  t.same(codes({ ...running, evidence: '' }, standing), ['evidence proof'])
  t.same(codes({ ...running, via: 'mail' }, standing), ['stage byMail'])
  t.same(codes(running, { ...standing, stage: 'preparing' }), ['stage order'])
  t.same(codes({ ...running, evidence: '', via: 'mail' }, { ...standing, stage: 'running' }), [], 'it still runs')
})

t.test('a stage that does not follow is refused whatever else is right', async () => {
  fc.assert(
    fc.property(stage, stage, (from, to) => {
      const wrong = codes({ ...news, stage: to, evidence: 'bukti' }, { stage: from, lastOn: TODAY, fit: true })
      return wrong.includes('stage order') === !nextStages(from).includes(to)
    }),
  )
})

t.test('news is neither older than the last nor from the future', async () => {
  fc.assert(
    fc.property(day, day, (on, lastOn) => {
      const wrong = codes({ ...news, on }, { stage: 'piloting', lastOn, fit: true })
      return wrong.includes('on early') === on < lastOn && wrong.includes('on future') === on > TODAY
    }),
  )
})

t.test('preparation waits for the ten answers, a stop for its reason', async (t) => {
  const standing = { stage: 'committed', lastOn: TODAY, fit: false } as const
  t.same(codes({ ...news, stage: 'preparing' }, standing), ['stage fit'])
  t.same(codes({ ...news, stage: 'preparing' }, { ...standing, fit: true }), [])
  t.same(codes({ ...news, stage: 'stopped', note: '' }, standing), ['note reason'])
  t.same(codes({ ...news, stage: 'committed', nextOn: '2026-11-23' }, standing), ['nextOn nextPast'])
  t.same(codes({ ...news, stage: 'committed', nextOn: '9999-12-31' }, standing), ['nextOn nextFar'])
  t.same(codes({ ...news, stage: 'committed', nextOn: '2036-11-24' }, standing), [])
})

t.test('the next news is expected in thirty days unless somebody says when, and never after the end', async (t) => {
  t.equal(nextNews('preparing', null, TODAY), '2026-12-24')
  t.equal(nextNews('preparing', '2027-03-01', TODAY), '2027-03-01')
  t.equal(nextNews('stopped', '2027-03-01', TODAY), null)
})

t.test('ninety days are quiet, ninety-one are silence', async (t) => {
  t.equal(isSilent('piloting', addDays(TODAY, -90), TODAY), false)
  t.equal(isSilent('piloting', addDays(TODAY, -91), TODAY), true)
  t.equal(isSilent('stopped', addDays(TODAY, -91), TODAY), false)
  t.equal(isSilent('interested', addDays(TODAY, -91), TODAY), false)
})

t.test('the owner’s word confirms, only another’s verifies, and only what runs', async (t) => {
  t.equal(standardOf('running', { confirmedOn: null, verifiedOn: null }), 'reported')
  t.equal(standardOf('running', { confirmedOn: TODAY, verifiedOn: null }), 'confirmed')
  t.equal(standardOf('effective', { confirmedOn: TODAY, verifiedOn: TODAY }), 'verified')
  t.equal(standardOf('piloting', { confirmedOn: TODAY, verifiedOn: TODAY }), null)
  t.equal(wordOf(['32.05'], '32.05', '32.11'), 'adopter')
  t.equal(wordOf(['32.11'], '32.05', '32.11'), 'owner')
  t.equal(wordOf([], '32.05', '32.11'), 'third')
})

t.test('a promise is heard of in thirty days, or on its day if that comes earlier', async (t) => {
  t.equal(newsOfPromise('2027-03-31', TODAY), '2026-12-24')
  t.equal(newsOfPromise('2026-12-01', TODAY), '2026-12-01')
})
