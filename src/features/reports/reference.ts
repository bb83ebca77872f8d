import { asActor } from '../../db/actor.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import type { ReportBasis } from '../../domain/report.ts'
import { score } from '../../domain/scoring.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { referenceLabel, referenceOf, referenceResults } from '../progress/progress.ts'
import type { Reader, ReportServices } from './choices.ts'

/** What means of an instrument's parts are held against, by their order. */
export interface Reference {
  readonly label: string
  /** null for the target, which nobody was measured by. */
  readonly basis: ReportBasis | null
  readonly indicators: readonly (string | null)[]
  readonly aspects: readonly string[]
  readonly domains: readonly string[]
}

/** The reference as far as the reader may see it: Sumedang's values, else the target of level 3; null without an instrument. */
export async function referenceFor(
  { db }: ReportServices,
  { actor, t }: Reader,
  measure: LoadedInstrument | null,
): Promise<Reference | null> {
  if (!measure) return null
  const given = actor ? await asActor(db, actor, (tx) => referenceResults(tx)) : []
  const reference = referenceOf(measure, given)
  const { aspects, domains } = score(measure, reference.values)
  return {
    label: referenceLabel(t, reference),
    basis: reference.basis,
    indicators: reference.values.map((value) => (value === null ? null : formatHundredths(value))),
    aspects: aspects.map(({ hundredths }) => formatHundredths(hundredths)),
    domains: domains.map(({ hundredths }) => formatHundredths(hundredths)),
  }
}
