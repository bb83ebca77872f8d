import { v7 as uuid } from 'uuid'
import { asPlatform, type Handle } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { formatHundredths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { findInstrument } from '../../src/features/instruments/instruments.ts'
import { SPBE } from './assessments.ts'

export interface Made {
  readonly agency: string
  readonly year: number
  /** Hundredths of each indicator in turn, as often as needed. */
  readonly levels: readonly number[]
  readonly state?: 'draft' | 'submitted'
  readonly basis?: 'self' | 'verified'
}

/** The row of an assessment with these levels; its id is new. */
export async function assessmentRow(db: Database, { agency, year, levels, state = 'submitted', basis = 'self' }: Made) {
  const instrument = await findInstrument(db, SPBE)
  const values = instrument.indicators.map((_, at) => levels[at % levels.length] ?? 300)
  const result = score(instrument, values)
  const at = new Date('2026-11-20T03:00:00Z')
  return {
    id: uuid(),
    agency_id: agency,
    instrument_id: instrument.id,
    instrument_version: instrument.version,
    year,
    stage: 'self' as const,
    basis,
    state,
    levels: values,
    answered: values.length,
    index_value: formatHundredths(result.indexHundredths),
    index_millionths: result.indexMillionths,
    predicate: result.predicate.label,
    domain_scores: result.domains.map((part) => part.hundredths),
    aspect_scores: result.aspects.map((part) => part.hundredths),
    started_by: null,
    started_at: at,
    updated_at: at,
  }
}

/** Writes assessments as loading does, each in a statement of its own. */
export async function addAssessments(db: Database, made: readonly Made[]): Promise<string[]> {
  const rows = await Promise.all(made.map((one) => assessmentRow(db, one)))
  await asPlatform(db, async (tx: Handle) => {
    for (const row of rows) await tx.insertInto('assessment').values(row).execute()
  })
  return rows.map(({ id }) => id)
}

interface Hidden {
  readonly under: number
}

/** What a report says, as far as tests look at it. */
export interface SaidReport {
  readonly filter: { readonly basis: string; readonly year: number; readonly instrument: string }
  readonly n: number | Hidden
  readonly of: number
  readonly mean: string | Hidden | null
  readonly spread: Readonly<Record<'least' | 'q1' | 'median' | 'q3' | 'greatest', string | Hidden | null>>
  readonly change: { readonly mean: string | Hidden | null; readonly n: number | Hidden }
  readonly bands: readonly { readonly predicate: string; readonly n: number | Hidden }[]
  readonly years: readonly SaidLine[]
  readonly indicators: readonly SaidLine[]
  readonly aspects: readonly SaidLine[]
  readonly provinces: readonly SaidLine[]
  readonly types: readonly SaidLine[]
  readonly cohorts: readonly SaidLine[]
  readonly bases: readonly SaidLine[]
  readonly adoptions: readonly SaidLine[]
  readonly agencies: readonly {
    readonly code: string
    readonly index: string
    readonly predicate: string
    readonly change: string | null
  }[]
  readonly open: boolean
}

export interface SaidLine {
  readonly key: string
  readonly n: number | Hidden
  readonly mean: string | Hidden | null
  readonly change: string | Hidden | null
}
