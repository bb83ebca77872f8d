import type { Response, TestApp, Visitor } from './app.ts'
import { aPerson } from './people.ts'

export const TAG = 'permenpanrb-59-2020.12'
export const PRACTICE_TAG = 'praktik.e-office'

export const aQuestion = {
  kind: 'how',
  title: 'Bagaimana membagi tugas tim TTE di kecamatan?',
  body: 'Kami punya 42 kecamatan dan dua orang verifikator. Siapa yang sebaiknya memeriksa?',
  tag: TAG,
  visibility: 'public',
  act: 'kirim',
  tetap: 'ya',
} as const

export const idOf = (answer: Response): string =>
  /\/tanya\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? `no question: ${answer.statusCode}`

export const postOf = (answer: Response): string =>
  /#p-([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? `no post: ${answer.statusCode}`

/** A form that is filled in anew is no second click on the one before. */
let forms = 0
export const anew = () => ({ formulir: String(++forms) })

export const asks = async (visitor: Visitor, change: Record<string, string> = {}): Promise<string> =>
  idOf(await visitor.post('/tanya/baru', { ...aQuestion, ...change, ...anew() }))

export const answers = async (
  visitor: Visitor,
  id: string,
  body = 'Camat menunjuk satu verifikator, kami memeriksa contoh.',
) => postOf(await visitor.post(`/tanya/${id}/jawaban`, { body, ...anew() }))

/** Ani asks for Kabupaten Bandung, Cici answers for Kabupaten Garut, Dedi curates in Sumedang. */
export async function people(app: TestApp) {
  const ani = await aPerson(app, 'ani@bandung.example', 'member', '32.04')
  const cici = await aPerson(app, 'cici@garut.example', 'member', '32.05')
  const dedi = await aPerson(app, 'dedi@sumedang.example', 'curator', '32.11')
  return { ani, cici, dedi }
}
