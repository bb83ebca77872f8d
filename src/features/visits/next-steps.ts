import { can } from '../../domain/permissions.ts'
import { isHeld, isOpen, stepsFor } from '../../domain/visit.ts'
import type { Request } from '../../web/types.ts'
import type { Step } from './pages.ts'
import type { Opened } from './reading.ts'

const PATHS = {
  accept: 'penerimaan',
  propose: 'usulan-tanggal',
  agree: 'persetujuan-tanggal',
  decline: 'penolakan',
  withdraw: 'penarikan',
  cancel: 'pembatalan',
  close: 'tutup',
} as const

/**
 * The steps the reader may take now; a decision without a reason is a button, the others lead to their form. Calling an
 * accepted visit off is nobody's next step and stands among the tools.
 */
export function stepsOf(request: Request, opened: Opened, today: string): Step[] {
  const { visit, record, asHost } = opened
  const accepted = visit.state === 'accepted'
  const held = isHeld(visit, today)
  return [
    ...openSteps(request, opened).filter(({ name }) => name !== 'cancel'),
    ...toolOf(request, visit.id, 'tutup', record !== null && held, true),
    ...toolOf(request, visit.id, 'agenda', asHost !== null && accepted && !held, true),
  ]
}

/** What else the reader can do around the visit. */
export function toolsOf(request: Request, opened: Opened, today: string): Step[] {
  const { actor } = request
  const { visit, record, asHost, asGuest } = opened
  const tool = (path: string, shown: boolean, primary = false) => toolOf(request, visit.id, path, shown, primary)
  const accepted = visit.state === 'accepted'
  const inside = record !== null
  const mayJoin = actor !== null && !asHost && !asGuest && visit.kind === 'workshop' && accepted && !inside
  return [
    ...tool('keikutsertaan', mayJoin, true),
    ...tool('agenda', asHost !== null && isOpen(visit.state) && (!accepted || isHeld(visit, today))),
    ...tool('delegasi', asHost !== null && visit.kind === 'workshop' && accepted),
    ...tool('layar', asHost !== null && accepted),
    ...tool('daftar-hadir', inside && accepted),
    ...tool('notulen', asHost !== null && accepted),
    ...tool('temuan', asGuest !== null && (accepted || visit.state === 'closed')),
    ...tool(
      'perjanjian',
      (asHost !== null || asGuest !== null) && visit.state !== 'declined' && visit.state !== 'cancelled',
    ),
    ...openSteps(request, opened).filter(({ name }) => name === 'cancel'),
  ]
}

/** The five papers of a visit, which the room of documents fills. */
const LETTERS = ['permohonan', 'balasan', 'daftar-hadir', 'keterangan', 'laporan'] as const

/** What can be printed or downloaded by those who take part. */
export function papersOf({ t, actor }: Request, { visit, record }: Opened): Step[] {
  if (!record) return []
  const held = visit.state === 'accepted' || visit.state === 'closed'
  const paper = (path: string, key: string): Step => ({
    href: `/kunjungan/${visit.id}/${path}`,
    label: t(`visits.${key}`),
    post: false,
    primary: false,
  })
  const letters = can(actor, 'visit:read') ? LETTERS : []
  return [
    ...(held ? [paper('lembar-komitmen', 'tool.lembar-komitmen')] : []),
    ...(visit.state === 'closed' ? [paper('daftar-hadir', 'tool.daftar-hadir')] : []),
    paper('paket', 'tool.paket'),
    ...letters.map((kind) => paper(`surat/${kind}.docx`, `letter.${kind}`)),
  ]
}

function openSteps({ t }: Request, { visit, asHost, asGuest }: Opened): (Step & { readonly name: string })[] {
  const side = asHost ? 'host' : asGuest ? 'guest' : null
  if (side === null) return []
  return stepsFor(visit.kind, visit.state, side)
    .filter((step) => step !== 'close')
    .map((step) => ({
      name: step,
      href: `/kunjungan/${visit.id}/${PATHS[step]}`,
      label: t(`visits.step.${step}`),
      post: step === 'agree' || step === 'withdraw',
      primary: step === 'accept' || step === 'agree',
    }))
}

const toolOf = ({ t }: Request, id: string, path: string, shown: boolean, primary = false): Step[] =>
  shown ? [{ href: `/kunjungan/${id}/${path}`, label: t(`visits.tool.${path}`), post: false, primary }] : []
