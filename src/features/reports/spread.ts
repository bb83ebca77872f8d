import { formatHundredths, type Hundredths } from '../../domain/numbers.ts'
import { HIDDEN } from '../../domain/report.ts'
import { boundsOf } from '../../domain/scoring.ts'
import { fiveOf, shareOf } from '../../domain/spread.ts'
import { coarse } from '../../domain/suppression.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reader } from './choices.ts'
import { countOf, type Numbers } from './few.ts'
import { bandCounts, indicesOf, type Spreading } from './indices.ts'
import { agenciesIn, type Counting, changeIn, meanIn } from './lines.ts'
import { type Group, INDEX, measuredOf } from './slice.ts'
import type { BandLine, Mean, Spread } from './summary-type.ts'
import { told } from './telling.ts'

/** How the indices of a group lie. Least and greatest are one agency's and are only for those who may see it. */
export function spreadOf({ slice, telling }: Counting, spreading: Spreading, group: Group, of: number): Spread {
  const { n, sum, change, pairs } = measuredOf(slice, group, INDEX)
  const indices = indicesOf(spreading, group)
  const opens = telling.opens(group)
  const five = fiveOf(indices)
  const shown = (value: Hundredths | undefined, mayTell: boolean): Mean =>
    value === undefined ? null : told(mayTell, formatHundredths(value))
  const quartile = (value: Hundredths | undefined): Mean =>
    opens || value === undefined ? shown(value, true) : shown(coarse(value), telling.tellsQuartiles(group))
  return {
    n: agenciesIn({ slice, telling }, group),
    of,
    mean: meanIn(telling.tells(group), sum, n),
    least: shown(five?.least, opens),
    q1: quartile(five?.q1),
    median: quartile(five?.median),
    q3: quartile(five?.q3),
    greatest: shown(five?.greatest, opens),
    change: changeIn(telling, group, change, pairs),
    changeN: told(telling.tellsChange(group), pairs),
  }
}

/** How many agencies stand at which predicate, from the lowest; empty where the instrument's bands are not known. */
export function bandLines(
  { lang }: Reader,
  { slice, telling }: Counting,
  spreading: Spreading,
  group: Group,
): BandLine[] {
  const { measure } = slice
  if (!measure) return []
  const { n } = measuredOf(slice, group, INDEX)
  const counts = bandCounts(slice, indicesOf(spreading, group))
  const beside = counts.map((count, at) => ({ n: count, most: n, told: telling.tellsPart(group, at) }))
  const numbers = (band: number): Numbers => ({
    places: slice.cells,
    least: telling.least,
    most: telling.most,
    count: (one) => (one === group ? counts : bandCounts(slice, indicesOf(spreading, one)))[band] ?? 0,
    tells: (one) => telling.tellsPart(one, band),
  })
  return measure.predicates.map((band, at) => {
    const { from, to } = boundsOf(measure, band)
    const count = counts[at] ?? 0
    return {
      predicate: inLang(lang, band.label, band.labelEn),
      from: formatHundredths(from),
      to: formatHundredths(to),
      n: telling.tells(group) ? countOf(numbers(at), group, [beside]) : HIDDEN,
      share: n === 0 ? null : told(telling.tellsPart(group, at), shareOf(count, n)),
    }
  })
}
