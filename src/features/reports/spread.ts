import { formatHundredths, type Hundredths } from '../../domain/numbers.ts'
import { boundsOf } from '../../domain/scoring.ts'
import { fiveOf, shareOf } from '../../domain/spread.ts'
import { coarse } from '../../domain/suppression.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reader } from './choices.ts'
import { bandCounts, indicesOf, type Spreading } from './indices.ts'
import { type Counting, changeIn, meanIn } from './lines.ts'
import { type Group, INDEX, measuredOf } from './slice.ts'
import type { BandLine, Mean, Spread } from './summary-type.ts'
import { told } from './telling.ts'

/** How the indices of a group lie. Least and greatest are one agency's and are only for those who may see it. */
export function spreadOf({ slice, telling }: Counting, spreading: Spreading, group: Group, of: number): Spread {
  const { n, sum, change, pairs } = measuredOf(slice, group, INDEX)
  const indices = indicesOf(spreading, group)
  const { least } = telling
  const may = telling.tells(group)
  const opens = telling.opens(group)
  const five = fiveOf(indices)
  const shown = (value: Hundredths | undefined, mayTell: boolean): Mean =>
    value === undefined ? null : told(mayTell, least, formatHundredths(value))
  const quartile = (value: Hundredths | undefined): Mean =>
    opens || value === undefined ? shown(value, true) : shown(coarse(value), telling.tellsQuartiles(group))
  return {
    n: told(may, least, n),
    of,
    mean: meanIn(telling, may, sum, n),
    least: shown(five?.least, opens),
    q1: quartile(five?.q1),
    median: quartile(five?.median),
    q3: quartile(five?.q3),
    greatest: shown(five?.greatest, opens),
    change: changeIn(telling, group, change, pairs),
    changeN: told(telling.tellsChange(group), least, pairs),
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
  return measure.predicates.map((band, at) => {
    const { from, to } = boundsOf(measure, band)
    const count = counts[at] ?? 0
    const may = telling.tellsPart(group, at)
    return {
      predicate: inLang(lang, band.label, band.labelEn),
      from: formatHundredths(from),
      to: formatHundredths(to),
      n: told(may, telling.least, count),
      share: n === 0 ? null : told(may, telling.least, shareOf(count, n)),
    }
  })
}
