import type { FieldError } from '../../domain/errors.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import type { ReportFilter } from '../../domain/report.ts'
import type { Translate } from '../../web/i18n.ts'
import { reportWith } from './addresses.ts'
import type { Choice, Choices } from './choices.ts'
import type { FilterField, FilterForm } from './page-props.ts'

/** Parts of the filter that a person may leave open. */
const NARROWING = ['province', 'type', 'cohort', 'indicator'] as const

/** The form of the filters, what is chosen in words, and what could not be read. */
export function filterForm(
  t: Translate,
  choices: Choices,
  filter: ReportFilter,
  errors: readonly FieldError[],
): FilterForm {
  const fields = fieldsOf(t, choices, filter, errors)
  const names = new Set(fields.map(({ name }) => name))
  return {
    mistakes: errors.map(({ field, key, args }) => ({
      field: names.has(field) ? field : (fields[0]?.name ?? ''),
      message: names.has(field) ? `${labelOf(fields, field)}: ${t(key, args)}` : t(key, args),
    })),
    said: saidOf(t, choices, filter),
    narrowed: NARROWING.flatMap((part) => {
      const label = chosenLabel(choices, filter, part)
      return label === null
        ? []
        : [{ label, href: reportWith(filter, { [part]: null }), without: t('reports.filter.without', { label }) }]
    }),
    fields,
    isOpen: errors.length > 0,
  }
}

const labelOf = (fields: readonly FilterField[], name: string): string =>
  fields.find((field) => field.name === name)?.label ?? name

function fieldsOf(
  t: Translate,
  choices: Choices,
  filter: ReportFilter,
  errors: readonly FieldError[],
): readonly FilterField[] {
  const indicators = choices.instruments.find(({ key }) => key === filter.instrument)?.indicators ?? []
  const years = [...new Set([...choices.years, filter.year])].sort((a, b) => b - a)
  const field = (name: string, any: string, options: readonly Choice<string | number>[], value: unknown) => ({
    name,
    label: t(`reports.filter.${name}`),
    any,
    error: errors.flatMap((error) => (error.field === name ? [t(error.key, error.args)] : [])).join(' '),
    options: options.map(({ key, label }) => ({ value: String(key), label, chosen: key === value })),
  })
  const any = (kind: string): string => t(`reports.any.${kind}`)
  const details = (['ringkasan', 'rincian'] as const).map((key) => ({ key, label: t(`reports.detail.${key}`) }))
  return [
    field('instrumen', '', choices.instruments, filter.instrument),
    field(
      'tahun',
      '',
      years.map((year) => ({ key: year, label: String(year) })),
      filter.year,
    ),
    field('dasar', '', choices.bases, filter.basis),
    ...(filter.stage === null ? [] : [field('tahap', '', choices.stages, filter.stage)]),
    field('provinsi', any('province'), choices.provinces, filter.province),
    field('jenis', any('type'), choices.types, filter.type),
    field('kelompok', any('cohort'), choices.cohorts, filter.cohort),
    ...(indicators.length > 0 ? [field('indikator', any('indicator'), indicators, filter.indicator)] : []),
    field('isi', '', details, filter.detail === 'rows' ? 'rincian' : 'ringkasan'),
  ]
}

/** Instrument, year, basis and stage, and everything that is left open, in one sentence. */
function saidOf(t: Translate, choices: Choices, filter: ReportFilter): string {
  const basis = choices.bases.find(({ key }) => key === filter.basis)?.label ?? filter.basis
  const stage = choices.stages.find(({ key }) => key === filter.stage)?.label
  const narrowing = NARROWING.map(
    (part) => chosenLabel(choices, filter, part) ?? t(`reports.any.${part}`).toLocaleLowerCase(),
  )
  const parts = [
    regulationName(filter.instrument),
    t('reports.said.year', { year: String(filter.year) }),
    t('reports.said.basis', { basis }),
    ...(stage ? [t('reports.said.stage', { stage })] : []),
    ...narrowing,
  ]
  return t('reports.said.all', { parts: parts.join(', ') })
}

/** What a part of the filter is set to, in words; null where it is open. */
export function chosenLabel(choices: Choices, filter: ReportFilter, part: (typeof NARROWING)[number]): string | null {
  const value = filter[part]
  if (value === null) return null
  const lists: Readonly<Record<(typeof NARROWING)[number], readonly Choice<string | number>[]>> = {
    province: choices.provinces,
    type: choices.types,
    cohort: choices.cohorts,
    indicator: choices.instruments.find(({ key }) => key === filter.instrument)?.indicators ?? [],
  }
  return lists[part].find(({ key }) => key === value)?.label ?? String(value)
}
