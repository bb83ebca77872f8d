import t from 'tap'
import { readDemoQuestions } from '../../src/commands/demo/question-texts.ts'
import { similar } from '../../src/features/search/search.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { heldOut, onIndicators, onPractices, onQuestions, type Phrasing } from '../support/phrasings.ts'

const FIRST = 5
const WANTED = 0.8

type Ask = (typed: string) => Promise<readonly string[]>

const inSearch =
  ({ anyone }: TestApp): Ask =>
  async (typed) => {
    const answer = await anyone.call('GET', `/search?q=${encodeURIComponent(typed)}&limit=${FIRST}`)
    return answer.json().items.map(({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`)
  }

const whileTyping =
  ({ db }: TestApp): Ask =>
  async (typed) =>
    (await similar(db, null, typed, FIRST)).map(({ kind, id }) => `${kind}/${id}`)

/** Those of which nothing that is wanted is among the first five. */
async function missed(phrasings: readonly Phrasing[], ask: Ask): Promise<string[]> {
  const lines: string[] = []
  for (const { typed, wanted } of phrasings) {
    const found = await ask(typed)
    if (!wanted.some((one) => found.includes(one))) lines.push(`${typed} → ${found.join(', ') || 'nothing'}`)
  }
  return lines
}

/** Each asks with an allowance of its own: somebody who is not signed in searches 60 times a minute. */
async function holds(t: Tap, phrasings: readonly Phrasing[], ask: (app: TestApp) => Ask, app?: TestApp): Promise<void> {
  const lines = await missed(phrasings, ask(app ?? (await anApp(t))))
  const share = 1 - lines.length / phrasings.length
  t.ok(share >= WANTED, `hit@${FIRST} is ${share.toFixed(2)} of ${phrasings.length}; missed:\n${lines.join('\n')}`)
}
type Tap = typeof t

t.test('what operators type finds what they mean among the first five', async (t) => {
  t.ok(onPractices.length + onIndicators.length >= 60)
  await t.test('practices, by searching', (t) => holds(t as Tap, onPractices, inSearch))
  await t.test('indicators, by searching', (t) => holds(t as Tap, onIndicators, inSearch))
  await t.test('practices, while a question is typed', (t) => holds(t as Tap, onPractices, whileTyping))
  await t.test('indicators, while a question is typed', (t) => holds(t as Tap, onIndicators, whileTyping))
})

t.test('and so do phrasings that nothing was tuned by', (t) => holds(t as Tap, heldOut, inSearch))

t.test('a phrasing that names something else is not found', async (t) => {
  const ask = inSearch(await anApp(t))
  const lines = await missed([{ typed: 'tanda tangan elektronik', wanted: ['practice/ssqr-112'] }], ask)
  t.equal(lines.length, 1)
})

/** Phrasings by the ids that the questions have in this demonstration. */
async function withIds({ db }: TestApp, phrasings: readonly Phrasing[]): Promise<readonly Phrasing[]> {
  const titles = new Map((await readDemoQuestions()).map(({ key, title }) => [key, title]))
  const rows = await db.selectFrom('question').select(['id', 'title']).execute()
  const ids = new Map(rows.map(({ id, title }) => [title, id]))
  return phrasings.map(({ typed, wanted }) => ({
    typed,
    wanted: wanted.map((key) => `question/${ids.get(titles.get(key) ?? '') ?? `${key} is not there`}`),
  }))
}

t.test('who has a problem that others asked about finds their question', async (t) => {
  t.ok(onQuestions.length >= 15)
  const app = await anApp(t, 'demo')
  const phrasings = await withIds(app, onQuestions)
  await t.test('by searching', (t) => holds(t as Tap, phrasings, inSearch, app))
  await t.test('while a question is typed', (t) => holds(t as Tap, phrasings, whileTyping, app))
})
