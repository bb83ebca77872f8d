import { formatHundredths } from '../../domain/numbers.ts'
import { meanOf } from '../../domain/spread.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reader } from './choices.ts'
import type { Reference } from './reference.ts'
import { type Group, INDEX, measuredOf, type Slice } from './slice.ts'
import type { GroupLine, Mean } from './summary-type.ts'
import { type Telling, told } from './telling.ts'

/** A slice and what of it may be told to the reader. */
export interface Counting {
  readonly slice: Slice
  readonly telling: Telling
}

/** One group as a line: how many, the mean, and the change where the index itself is shown. */
export function lineOf(
  { slice, telling }: Counting,
  group: Group,
  measured: number,
  key: string,
  label: string,
): GroupLine {
  const total = measuredOf(slice, group, measured)
  const { least } = telling
  const may = telling.tells(group) && (telling.opens(group) || isWhole(slice, measured))
  return {
    key,
    label,
    n: told(may, least, total.n),
    mean: meanIn(telling, may, total.sum, total.counted),
    change: measured === INDEX ? changeIn(telling, group, total.change, total.pairs) : null,
    reference: null,
  }
}

/**
 * Whether every agency of a slice has the value: only then is a sum of it told by the rule for all of them. Otherwise those
 * without it would be a further filter, that the rule does not know.
 */
function isWhole(slice: Slice, measured: number): boolean {
  const { n, counted } = measuredOf(slice, EVERYBODY, measured)
  return counted === n
}

const EVERYBODY: Group = { province: null, type: null, cohort: null }

/** The mean of a group that may be told; too few values among its agencies are hidden by themselves. */
export function meanIn({ least }: Telling, may: boolean, sum: number, counted: number): Mean {
  const mean = meanOf(sum, counted)
  if (mean === null) return null
  return told(may, least, formatHundredths(mean))
}

export const changeIn = (telling: Telling, group: Group, change: number, pairs: number): Mean =>
  pairs === 0 ? null : meanIn(telling, telling.tellsChange(group), change, pairs)

type PartKind = 'indicators' | 'aspects' | 'domains'

/** Means of the parts of the instrument over a group, in the instrument's order. */
export function partLines(
  { lang }: Reader,
  { slice, telling }: Counting,
  group: Group,
  kind: PartKind,
  reference: Reference | null,
): GroupLine[] {
  const { measure } = slice
  if (!measure || slice.basis === 'published') return []
  const may = telling.tells(group)
  const first = firstOf(measure, kind)
  return measure[kind].map((part, at) => {
    const { counted, sum } = measuredOf(slice, group, first + at)
    const mayPart = may && (telling.opens(group) || isWhole(slice, first + at))
    return {
      key: 'number' in part && kind === 'indicators' ? String(part.number) : part.code,
      label:
        kind === 'indicators'
          ? `${part.code} ${inLang(lang, part.title, part.titleEn)}`
          : inLang(lang, part.title, part.titleEn),
      n: told(mayPart, telling.least, counted),
      mean: meanIn(telling, mayPart, sum, counted),
      change: null,
      reference: reference?.[kind][at] ?? null,
    }
  })
}

/** Where indicators, aspects and domains begin in `sums`. */
const firstOf = (measure: NonNullable<Slice['measure']>, kind: PartKind): number => {
  if (kind === 'indicators') return INDEX + 1
  return INDEX + 1 + measure.indicators.length + (kind === 'domains' ? measure.aspects.length : 0)
}

const MOST_WEAK = 10

/** The indicators with the lowest means, lowest first. */
export const weakestOf = (indicators: readonly GroupLine[]): GroupLine[] =>
  indicators
    .flatMap((line) => (typeof line.mean === 'string' ? [{ line, mean: Number(line.mean) }] : []))
    .sort((a, b) => a.mean - b.mean)
    .slice(0, MOST_WEAK)
    .map(({ line }) => line)
