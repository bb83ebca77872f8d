import { formatHundredths, type Hundredths } from '../../domain/numbers.ts'
import { boundsOf, predicateOf } from '../../domain/scoring.ts'
import { fiveOf, shareOf } from '../../domain/spread.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reader } from './choices.ts'
import { type Counting, changeIn, meanIn } from './lines.ts'
import { type Group, totalOf } from './slice.ts'
import type { BandLine, Mean, Spread } from './summary-type.ts'
import { told } from './telling.ts'

/** How the indices of a group lie. Least and greatest are one agency's and are only for those who may see it. */
export function spreadOf({ slice, telling }: Counting, group: Group, of: number): Spread {
  const { n, indexSum, indices, change, pairs } = totalOf(slice, group)
  const { least } = telling
  const may = telling.tells(group)
  const opens = telling.opens(group)
  const five = fiveOf(indices)
  const shown = (value: Hundredths | undefined, mayTell: boolean): Mean =>
    value === undefined ? null : told(mayTell, least, formatHundredths(value))
  const mayQuartiles = opens || (may && n >= 4 * least)
  return {
    n: told(may, least, n),
    of,
    mean: meanIn(telling, may, indexSum, n),
    least: shown(five?.least, opens),
    q1: shown(five?.q1, mayQuartiles),
    median: shown(five?.median, mayQuartiles),
    q3: shown(five?.q3, mayQuartiles),
    greatest: shown(five?.greatest, opens),
    change: changeIn(telling, group, change, pairs),
    changeN: told(telling.tellsChange(group), least, pairs),
  }
}

/** How many agencies stand at which predicate, from the lowest; empty where the instrument's bands are not known. */
export function bandLines({ lang }: Reader, { slice, telling }: Counting, group: Group): BandLine[] {
  const { measure } = slice
  if (!measure) return []
  const { n, indices } = totalOf(slice, group)
  const counts = new Map(measure.predicates.map(({ code }) => [code, 0]))
  for (const [hundredths, many] of indices) {
    const { code } = predicateOf(measure, hundredths)
    counts.set(code, (counts.get(code) ?? 0) + many)
  }
  const open = telling.opens(group)
  const may = telling.tells(group)
  return measure.predicates.map((band) => {
    const { from, to } = boundsOf(measure, band)
    const count = counts.get(band.code) ?? 0
    const mayBand = open || (may && (count === 0 || count >= telling.least))
    return {
      predicate: inLang(lang, band.label, band.labelEn),
      from: formatHundredths(from),
      to: formatHundredths(to),
      n: told(mayBand, telling.least, count),
      share: n === 0 ? null : told(mayBand, telling.least, shareOf(count, n)),
    }
  })
}
