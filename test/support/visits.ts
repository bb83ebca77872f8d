import type { Visitor } from './app.ts'

/** A request as a form sends it; a test changes what it is about. */
export const REQUEST = {
  host: 'Kabupaten Sumedang',
  title: 'Studi tiru layanan digital desa',
  heldOn: '2026-12-01',
  starts: '09:00',
  ends: '15:00',
  people: '12',
  positions: 'Kepala Diskominfo, 11 staf',
  contact: 'Sekretariat 0262-000000',
  message: 'Kami ingin belajar.',
}

/** A form that is filled in anew is no second click on the one before. */
let forms = 0
const anew = () => ({ formulir: String(++forms) })

/** Asks for a visit and gives its id. */
export async function aVisit(
  guest: Visitor,
  fields: Partial<typeof REQUEST> & Record<string, string> = {},
): Promise<string> {
  const answer = await guest.post('/kunjungan', { ...REQUEST, interests: '14', ...fields, ...anew() })
  return idOf(answer)
}

/** A workshop of the host's, accepted at once. */
export async function aWorkshop(host: Visitor, heldOn = '2026-11-24'): Promise<string> {
  const { title, starts, ends } = REQUEST
  return idOf(
    await host.post('/kunjungan/lokakarya', {
      title,
      heldOn,
      starts,
      ends,
      place: 'Aula Setda',
      contact: '',
      message: '',
      ...anew(),
    }),
  )
}

function idOf({ statusCode, headers, body }: { statusCode: number; headers: object; body: string }): string {
  const [, id] = /^\/kunjungan\/([0-9a-f-]{36})$/.exec(String((headers as { location?: string }).location)) ?? []
  if (statusCode !== 303 || !id) throw new Error(`no visit: ${statusCode} ${body.slice(0, 300)}`)
  return id
}
