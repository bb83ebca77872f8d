import { asPlatform } from '../../src/db/actor.ts'
import type { TestApp, Visitor } from './app.ts'
import { aPerson } from './people.ts'
import { answers, idOf } from './questions.ts'

export const DETAIL = 'Perbup tata naskah dinas belum mengatur tanda tangan elektronik.'
export const SOLUTION =
  'Perbup Sumedang dapat ditiru: pasal tentang TTE disisipkan dalam tata naskah dinas, selesai sebulan.'

/** Ani and Budi of Kabupaten Bandung adopt e-office; Cici of Kabupaten Garut answers; Dedi curates in Sumedang. */
export async function adopters(app: TestApp) {
  const ani = await aPerson(app, 'ani@bandung.example', 'member', '32.04')
  const budi = await aPerson(app, 'budi@bandung.example', 'approver', '32.04')
  const cici = await aPerson(app, 'cici@garut.example', 'member', '32.05')
  const dedi = await aPerson(app, 'dedi@sumedang.example', 'curator', '32.11')
  return { ani, budi, cici, dedi }
}

/** An open obstacle of an adoption of e-office. */
export async function anObstacle(app: TestApp, visitor: Visitor, type = 'regulation', detail = DETAIL) {
  const begun = await visitor.post('/penerapan/baru', {
    ...{ practice: 'e-office', how: 'committed', unit: 'Diskominfo', personInCharge: 'Kabid', targetOn: '2027-03-31' },
  })
  const adoption = String(begun.headers.location).split('/').at(-1) ?? ''
  await visitor.post(`/penerapan/${adoption}/kendala`, { type, severity: 'high', detail, inCharge: 'Bagian Hukum' })
  const [obstacle = ''] = await obstaclesOf(app, adoption)
  return { adoption, obstacle }
}

const obstaclesOf = (app: TestApp, adoption: string) =>
  asPlatform(app.db, async (tx) => {
    const rows = await tx
      .selectFrom('obstacle')
      .where('adoption_id', '=', adoption)
      .select('id')
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return rows.map(({ id }) => id)
  })

/** The form of a question as it would be sent unchanged, with its practice as the only tag. */
export function formIn(html: string): Record<string, string> {
  const area = (name: string) => new RegExp(`<textarea id="${name}"[^>]*>\n([^<]*)`).exec(html)?.[1] ?? ''
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const checked = (name: string, start = '') =>
    new RegExp(`name="${name}" value="(${start}[^"]*)" checked`).exec(html)?.[1] ?? ''
  return {
    ...{
      kind: checked('kind'),
      title: plain(value('title')),
      body: plain(area('body')),
      tag: checked('tag', 'praktik.'),
    },
    ...{ visibility: checked('visibility'), obstacle: value('obstacle'), act: 'kirim', tetap: 'ya' },
  }
}

const plain = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** A solved question whose obstacle still stands, and the proposal that came of another one. */
export async function wayThrough(app: TestApp, asker: Visitor, answerer: Visitor) {
  const first = await anObstacle(app, asker)
  const { question: solved } = await askedAndAccepted(asker, answerer, first.obstacle)
  await asker.post(`/tanya/${solved}/penyelesaian`, { problem: DETAIL, solution: SOLUTION })
  const second = await anObstacle(app, asker, 'regulation', `${DETAIL} Di kecamatan juga.`)
  const { question } = await askedAndAccepted(asker, answerer, second.obstacle)
  const { id: proposal } = await asPlatform(app.db, (tx) =>
    tx.selectFrom('common_obstacle').where('question_id', '=', solved).select('id').executeTakeFirstOrThrow(),
  )
  return { question, proposal }
}

/** Asks what an obstacle is about, gets an answer of another agency and accepts it. */
export async function askedAndAccepted(asker: Visitor, answerer: Visitor, obstacle: string) {
  const form = formIn((await asker.get(`/tanya/baru?kendala=${obstacle}`)).body)
  const question = idOf(await asker.post('/tanya/baru', form))
  const answer = await answers(answerer, question, SOLUTION)
  await asker.post(`/tanya/${question}/penerimaan/${answer}`)
  return { question, answer }
}
