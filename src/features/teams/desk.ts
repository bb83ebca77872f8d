import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { lacksIn } from '../../domain/handover.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import { type IndicatorLink, linkOf } from '../assessments/assessments.ts'
import { type AssignmentTold, assignmentTold } from '../assignments/assignments.ts'
import { exactInstrument } from '../instruments/instruments.ts'
import { listTasks, type TaskLine } from './queries.ts'

export interface DeskTask extends IndicatorLink, AssignmentTold {
  readonly href: string
  readonly assessment: string
  /** What its answer still lacks, in words; empty for nothing. */
  readonly lacks: string
}

export interface DeskTasks {
  /** What waits for this person's own unit, the earliest due first. */
  readonly assigned: readonly DeskTask[]
  /** What units handed in and this person may accept. */
  readonly handedIn: readonly DeskTask[]
}

/** The part of a team's work that waits for this person, in assessments that are not submitted. */
export async function teamTasks(db: Database, request: Request, at: Date): Promise<DeskTasks> {
  const { actor } = request
  const agencies = ownAgencies(actor)
  if (agencies.length === 0) return { assigned: [], handedIn: [] }
  const units = new Set(actor?.memberships.flatMap(({ unit }) => unit ?? []))
  const lines = await asActor(db, actor, (tx) => listTasks(tx, agencies, ['draft', 'asked', 'handedIn']))
  const open = lines.filter(({ state, unitId }) => state !== 'handedIn' && units.has(unitId))
  const handedIn = lines.filter(
    ({ state, agencyId }) => state === 'handedIn' && can(actor, 'team:review', { agencyId }),
  )
  const told = (some: readonly TaskLine[]) => Promise.all(some.map((line) => toldOf(db, request, line, at)))
  const tasks = { assigned: await told(open), handedIn: await told(handedIn) }
  return {
    assigned: tasks.assigned.flat(),
    handedIn: tasks.handedIn.flat().map((task) => ({ ...task, href: `${task.href}/diskusi` })),
  }
}

async function toldOf(db: Database, request: Request, line: TaskLine, at: Date): Promise<DeskTask[]> {
  const { id, number, year, instrument: exact } = line
  const indicator = (await exactInstrument(db, exact)).indicators[number - 1]
  if (!indicator) return []
  return [
    {
      ...linkOf(request.lang, indicator),
      ...assignmentTold(request, line, dayInJakarta(at)),
      href: `/penilaian/${id}/indikator/${number}`,
      assessment: `${year} · ${regulationName(exact.id)}`,
      lacks: lacksIn(line)
        .map((lack) => request.t(`teams.lack.${lack}`))
        .join(', '),
    },
  ]
}
