import { regulationName } from '../../domain/instrument-name.ts'
import { isHiddenCount, type ReportFilter } from '../../domain/report.ts'
import { number } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { reportWith } from './addresses.ts'
import type { Choices } from './choices.ts'
import { chosenLabel } from './fields.ts'
import type { Empty, Headline, Link } from './page-props.ts'
import { changeIn, countIn, meanIn } from './said.ts'
import type { ReportSummary } from './summary-type.ts'

/** "Laporan 2024: Jawa Barat, kabupaten". */
export const headingOf = (t: Translate, choices: Choices, filter: ReportFilter): string =>
  t('reports.heading', { year: String(filter.year), place: placeOf(t, choices, filter) })

/** Which agencies are meant, in words. */
export function placeOf(t: Translate, choices: Choices, filter: ReportFilter): string {
  const narrowed = (['province', 'type', 'cohort'] as const).flatMap((part) => chosenLabel(choices, filter, part) ?? [])
  return narrowed.length > 0 ? narrowed.join(', ') : t('reports.everywhere')
}

/** From which share of the agencies a report speaks for nearly all. */
const MOST = 0.9

/** The big figure, of how many agencies of how many, since when. */
export function headlineOf(summary: ReportSummary, { t, lang }: Speaker): Headline {
  const { spread, asOf } = summary
  const few = isHiddenCount(spread.n) ? null : spread.n < spread.of * MOST
  return {
    mean: meanIn(lang, spread.mean),
    meanLabel: t('reports.headline.mean'),
    n: isHiddenCount(spread.n)
      ? t('reports.headline.of', { of: number(lang, spread.of) })
      : t('reports.headline.n', { n: countIn(lang, spread.n), of: number(lang, spread.of) }),
    change: typeof spread.change === 'string' ? changeIn(lang, spread.change) : '',
    changeNote: changeNoteOf(summary, { t, lang }),
    asOf,
    caution: few === null ? t('reports.caution.hidden') : few ? t('reports.caution.few') : '',
  }
}

function changeNoteOf({ spread, filter }: ReportSummary, { t, lang }: Speaker): string {
  const year = String(filter.year - 1)
  if (spread.change === null) return t('reports.headline.noChange', { year })
  if (isHiddenCount(spread.change))
    return t('reports.headline.hiddenChange', { year, under: String(spread.change.under) })
  return t('reports.headline.change', { n: countIn(lang, spread.changeN), year })
}

/** What to do where there are no figures: years that have some, and what narrows the report; null where there are some. */
export function emptyOf(t: Translate, choices: Choices, { spread, filter }: ReportSummary): Empty | null {
  if (spread.n !== 0) return null
  const alike = choices.slices.filter(({ basis, stage }) => basis === filter.basis && stage === filter.stage)
  const slices = alike.length > 0 ? alike : choices.slices
  const hasYear = slices.some((slice) => slice.year === filter.year && slice.instrument === filter.instrument)
  const years = slices.map(
    ({ year, instrument, basis, stage }): Link => ({
      href: reportWith(filter, { year, instrument, basis, stage }),
      label:
        instrument === filter.instrument
          ? t('reports.empty.year', { year: String(year) })
          : t('reports.empty.other', { year: String(year), instrument: regulationName(instrument) }),
    }),
  )
  const wide: Link = {
    href: reportWith(filter, { province: null, type: null, cohort: null }),
    label: t('reports.empty.wide'),
  }
  const leads = hasYear ? [wide] : years.filter(({ label }, at) => years.findIndex((y) => y.label === label) === at)
  return { text: t(hasYear ? 'reports.empty.narrow' : 'reports.empty.noYear', { year: String(filter.year) }), leads }
}
