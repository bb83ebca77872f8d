import type { Handle } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { findAgency } from '../agencies/agencies.ts'
import { openAssessment } from '../assessments/assessments.ts'
import { isProvisional } from '../instruments/instruments.ts'
import { asksUnits, type Place, refuse } from './making.ts'
import { earliestDue, owedIn, workOfUnits } from './owing.ts'

/** All that a letter of request is filled with. Days are `2026-11-24`. */
export interface RequestPaper {
  readonly agency: { readonly code: string; readonly name: string }
  readonly unit: string
  readonly year: number
  readonly regulation: string
  /** Its criteria come from secondary sources, which the letter says. */
  readonly provisional: boolean
  readonly writtenOn: string
  /** The earliest day by which something is due; null where no day was set. */
  readonly dueOn: string | null
  readonly items: readonly {
    readonly code: string
    readonly title: string
    readonly level: number
    readonly item: string
    readonly text: string
    /** Of the level; empty after its first item. */
    readonly criteria: string
    readonly dueOn: string | null
  }[]
}

/** What a unit still owes, for its letter. Refuses whoever is not of the agency, and a unit that owes nothing (409). */
export async function requestPaper(
  tx: Handle,
  who: Actor | null,
  { id, unit }: Place,
  at: Date,
): Promise<RequestPaper> {
  const { assessment, instrument } = await openAssessment(tx, who, id)
  demand(who, 'team:read', { agencyId: assessment.agency_id })
  const work = asksUnits(assessment) ? (await workOfUnits(tx, assessment, unit))[0] : undefined
  const owed = owedIn(work?.indicators ?? [])
  if (!work || owed.length === 0) throw refuse('requests.error.nothing', 'nothing')
  const { code, name } = await findAgency(tx, assessment.agency_id)
  return {
    agency: { code, name },
    unit: work.unit,
    year: assessment.year,
    regulation: instrument.regulation,
    provisional: isProvisional(instrument),
    writtenOn: dayInJakarta(at),
    dueOn: earliestDue(owed),
    items: owed.flatMap(({ indicator, dueOn, items }) =>
      items.map(({ item, level, text, criteria }, nth) => ({
        ...{ code: indicator.code, title: indicator.title, item, level, text, dueOn },
        criteria: items[nth - 1]?.level === level ? '' : criteria,
      })),
    ),
  }
}
