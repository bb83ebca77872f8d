import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Actor, can, ownAgencies } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import { countAdoptions, type ListFilter, type Words } from './list-queries.ts'

export interface AdoptionTask {
  readonly text: string
  readonly href: string
  readonly action: string
}

/** What adoptions ask of a person: news that is overdue, and work that waits for their word. Simulated ones are counted apart. */
export async function adoptionTasks(db: Database, { actor, t }: Request, at: Date): Promise<readonly AdoptionTask[]> {
  if (!can(actor, 'adoption:read')) return []
  const today = dayInJakarta(at)
  const all: ListFilter = { view: 'all', agencies: ownAgencies(actor), stage: undefined, practice: '', mark: undefined }
  const words = wordsOf(actor)
  const asked: readonly ListFilter[] = [
    ...(can(actor, 'adoption:report') ? [{ ...all, view: 'own', mark: 'overdue' } as const] : []),
    ...(words === null ? [] : [{ ...all, mark: 'waiting', words } as const]),
  ]
  const counts = await readAs(db, actor, (tx) => Promise.all(asked.map((filter) => countAdoptions(tx, filter, today))))
  return asked.flatMap(({ view, mark }, at) =>
    (counts[at] ?? []).map(({ basis, n }) => ({
      text: `${basis === 'simulated' ? `${t('adoptions.simulated')}: ` : ''}${t(`adoptions.task.${mark}`, { n })}`,
      href: `/penerapan?lihat=${view}&tanda=${mark}&dasar=${basis}`,
      action: t('adoptions.task.open'),
    })),
  )
}

/**
 * Whose word waits: owners confirm what others made of their practices; verifying is the task of those who work for no
 * agency, though agencies may. Null for who has no such task.
 */
export function wordsOf(who: Actor | null): Words | null {
  const posts = who?.memberships ?? []
  const confirms = ownAgencies(who).filter((agencyId) => can(who, 'adoption:confirm', { agencyId }))
  const provinces = posts.flatMap(({ role, province }) => (role === 'reviewer' && province ? [province] : []))
  const verifies = posts.some(({ role }) => role === 'assessor') ? 'all' : provinces
  return confirms.length === 0 && verifies.length === 0 ? null : { confirms, verifies }
}
