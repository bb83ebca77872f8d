import { regulationName } from '../../domain/instrument-name.ts'
import type { ReportFilter } from '../../domain/report.ts'
import { moment, number } from '../../web/format.ts'
import type { ReportNote } from '../../web/report-file.ts'
import type { Choices, Reader } from './choices.ts'
import { countIn } from './file-sentence.ts'
import type { ReportSummary } from './summary-type.ts'

/** What a report says of itself: every filter in words, n, how it was computed, what it rests on, from when it is. */
export function notesOf(reader: Reader, summary: ReportSummary, choices: Choices, least: number): ReportNote[] {
  const { t, lang } = reader
  const { filter, spread, open, asOf, referenceLabel } = summary
  const values: [key: string, value: string][] = [
    ['instrument', regulationName(filter.instrument)],
    ['year', String(filter.year)],
    ['basis', t(`report-data.basisText.${filter.basis}`)],
    ['stage', filter.stage ? t(`report-data.stage.${filter.stage}`) : t('report-data.note.noStage')],
    ...filtersOf(reader, filter, choices),
    ['n', t('report-data.note.nText', { n: countIn(lang, spread.n), of: number(lang, spread.of) })],
    ['method', t('report-data.note.methodText')],
    ['quartiles', t('report-data.note.quartilesText')],
    ['change', t('report-data.note.changeText')],
    [
      'suppression',
      open ? t('report-data.note.openText') : t('report-data.note.suppressionText', { least: String(least) }),
    ],
    ['adoptions', t(`report-data.note.adoptionsText.${filter.basis === 'simulated' ? 'simulated' : 'reported'}`)],
    ['cohorts', t('report-data.note.cohortsText')],
    ['licence', t('report-data.note.licenceText')],
    ['asOf', asOf ? moment(lang, asOf) : t('report-data.note.asSources')],
  ]
  if (referenceLabel) values.splice(-3, 0, ['reference', referenceLabel])
  return values.map(([key, value]) => ({ key, label: t(`report-data.note.${key}`), value }))
}

type Narrowing = 'province' | 'type' | 'cohort' | 'indicator' | 'detail'

/** Each filter, chosen or not, in words. */
function filtersOf({ t }: Reader, filter: ReportFilter, choices: Choices): [key: Narrowing, value: string][] {
  const all = t('report-data.note.all')
  const named = (
    list: readonly { readonly key: string | number; readonly label: string }[],
    key: string | number | null,
  ) => (key === null ? all : (list.find((one) => one.key === key)?.label ?? String(key)))
  const indicators = choices.instruments.find(({ key }) => key === filter.instrument)?.indicators ?? []
  return [
    ['province', named(choices.provinces, filter.province)],
    ['type', named(choices.types, filter.type)],
    ['cohort', named(choices.cohorts, filter.cohort)],
    ['indicator', filter.indicator === null ? t('report-data.note.index') : named(indicators, filter.indicator)],
    ['detail', t(`report-data.detail.${filter.detail}`)],
  ]
}

/** The filters that are set, in words. */
export const chosenIn = (reader: Reader, filter: ReportFilter, choices: Choices): string[] =>
  filtersOf(reader, filter, choices)
    .filter(([key]) => (key === 'detail' ? filter.detail === 'rows' : filter[key] !== null))
    .map(([, value]) => value)
