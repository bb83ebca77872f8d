import { type HiddenCount, isHiddenCount, type Shown } from '../../domain/report.ts'
import { decimal, number, signed } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { Mean, ReportSummary } from './summary-type.ts'

/** Stands where there is nothing to say. */
export const NOTHING = '–'

const less = ({ under }: HiddenCount): string => `<${under}`

/** A count as people read it: "1.204", or "<5" where it may not be told. */
export const countIn = (lang: Lang, n: Shown<number>): string => (isHiddenCount(n) ? less(n) : number(lang, n))

/** A mean: "2,77"; "<5" where it would tell of fewer agencies; a dash where there is none. */
export const meanIn = (lang: Lang, mean: Mean): string =>
  mean === null ? NOTHING : isHiddenCount(mean) ? less(mean) : decimal(lang, mean)

/** A change with its sign: "+0,12". */
export const changeIn = (lang: Lang, change: Mean): string =>
  change === null ? NOTHING : isHiddenCount(change) ? less(change) : signed(lang, change)

/** A share in per cent: "12,5%". */
export const shareIn = (lang: Lang, share: Mean): string =>
  share === null ? NOTHING : isHiddenCount(share) ? less(share) : `${decimal(lang, share)}%`

/** What may be drawn: the value itself, null for a hidden one and where there is none. */
export const drawable = (mean: Mean): number | null => (typeof mean === 'string' ? Number(mean) : null)

/** Where an index or level lies between 1 and 5, as a share of the axis. */
export const alongAxis = (value: number): string => percentOf(value - 1, 4)

/** A part of a whole as the width of a drawing: "42.5%". */
export const percentOf = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.round((part * 1_000) / whole) / 10}%`

/** The reference's name; a simulated one is named so beside figures that are not. */
export const referenceIn = (t: Translate, { referenceLabel, referenceBasis, simulated }: ReportSummary): string =>
  referenceBasis === 'simulated' && !simulated ? `${referenceLabel} (${t('chart.simulated')})` : referenceLabel
