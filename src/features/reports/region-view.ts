import { decimal } from '../../web/format.ts'
import type { Speaker } from '../../web/trend.ts'
import { reportWith } from './addresses.ts'
import type { Choices } from './choices.ts'
import { headingOf, placeOf } from './headline.ts'
import type { RegionIndicator, RegionProps } from './region-props.ts'
import { changeIn, meanIn, NOTHING, referenceIn } from './said.ts'
import type { AgencyLine, GroupLine, ReportSummary } from './summary-type.ts'
import { basisOf } from './view.ts'

/** One agency of a report beside the means of all; null for one that the reader may not see by itself, or without levels. */
export function regionProps(
  { t, lang }: Speaker,
  choices: Choices,
  summary: ReportSummary,
  code: string,
): RegionProps | null {
  const { filter, agencies, indicators, simulated } = summary
  const agency = agencies.find((one) => one.code === code)
  if (!agency || agency.levels.length === 0) return null
  return {
    name: agency.name,
    simulated,
    basis: basisOf(t, filter),
    back: { href: reportWith(filter, {}), label: headingOf(t, choices, filter) },
    index: decimal(lang, agency.index),
    predicate: agency.predicate,
    change: changeIn(lang, agency.change),
    changeLabel: t('reports.region.change', { year: String(filter.year - 1) }),
    profileHref: `/daerah/${code}`,
    meanLabel: t('reports.region.mean', { place: placeOf(t, choices, filter) }),
    referenceLabel: referenceIn(t, summary),
    rows: indicators.map((line, at) => rowOf(summary, agency, line, at)),
  }

  function rowOf({ filter }: ReportSummary, { levels }: AgencyLine, line: GroupLine, at: number): RegionIndicator {
    const level = levels[at] ?? null
    return {
      label: line.label,
      href: reportWith(filter, { indicator: Number(line.key) }),
      level: level === null ? NOTHING : decimal(lang, level.replace(/\.00$/, '')),
      step: level === null ? 0 : Math.floor(Number(level)),
      mean: meanIn(lang, line.mean),
      reference: line.reference === null ? NOTHING : decimal(lang, line.reference.replace(/\.00$/, '')),
    }
  }
}
