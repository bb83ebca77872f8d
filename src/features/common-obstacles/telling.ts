import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { notify } from '../notifications/notifications.ts'

interface Proposed {
  readonly id: string
  readonly questionId: string
  /** Code of the agency whose answer it was. */
  readonly solver: string
  readonly basis: ReportBasis
  readonly names: { readonly agency: string; readonly practice: string; readonly practiceEn: string }
}

/** Curators have something to decide; those who answered hear that it helped so much. */
export async function tellProposed(
  tx: Handle,
  { id, questionId, solver, basis, names }: Proposed,
  at: Date,
): Promise<void> {
  const news = { kind: 'obstacle.proposed', arguments: names, key: `proposed ${id}`, basis } as const
  await notify(tx, { ...news, curators: true, about: `/kelola/kendala-umum/${id}` }, at)
  await notify(tx, { ...news, agencies: [solver], about: `/tanya/${questionId}` }, at)
}

interface Decided {
  readonly id: string
  /** Codes of who met it and who answered. */
  readonly agencies: readonly string[]
  readonly basis: ReportBasis
  readonly names: { readonly practice: string; readonly practiceEn: string }
}

/** Both sides hear that it stands on the practice of this slug now. */
export const tellPublished = (
  tx: Handle,
  { id, agencies, basis, names }: Decided,
  slug: string,
  at: Date,
): Promise<number> => {
  const news = { kind: 'obstacle.published', key: `published ${id}`, arguments: names } as const
  return notify(tx, { ...news, agencies, basis, about: `/praktik/${slug}#kendala` }, at)
}

/** Both sides hear that it will not stand there, and why; the question that it came from stays. */
export const tellDeclined = (
  tx: Handle,
  { id, agencies, basis, names }: Decided,
  { reason, about }: { readonly reason: string; readonly about: string },
  at: Date,
): Promise<number> => {
  const news = { kind: 'obstacle.declined', key: `declined ${id}`, arguments: { ...names, reason } } as const
  return notify(tx, { ...news, agencies, basis, about }, at)
}
