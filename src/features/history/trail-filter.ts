import { dayInJakarta } from '../../domain/calendar.ts'
import type { Field } from '../../web/forms.ts'
import type { Request } from '../../web/types.ts'
import { linkOf } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { TrailFilterProps, TrailProps } from './pages.ts'
import { KIND_WORDS, type TrailAsked } from './schema.ts'
import type { TrailFilter } from './trail-queries.ts'

export type AskedFields = Readonly<Record<'jenis' | 'indikator' | 'orang' | 'dari' | 'sampai', Field>>

const DAY = 86_400_000

/** What is asked for as the query takes it; days are those of western Indonesia, the last one included. */
export const filterOf = (id: string, agencyId: string, asked: TrailAsked | null): TrailFilter => ({
  id,
  agencyId,
  kind: asked?.jenis ?? null,
  number: asked?.indikator ?? null,
  person: asked?.orang ?? null,
  from: asked?.dari ? beginOf(asked.dari) : null,
  before: asked?.sampai ? new Date(beginOf(asked.sampai).getTime() + DAY) : null,
})

const beginOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`)

/** The filters as they were asked, with what is wrong beside each. */
export function filterProps(
  { t, lang }: Request,
  instrument: LoadedInstrument,
  people: readonly { readonly id: string; readonly name: string }[],
  fields: AskedFields,
): Pick<TrailProps, 'kinds' | 'indicators' | 'people' | 'from' | 'until' | 'errors'> {
  const error = (name: keyof AskedFields): string => (fields[name].error === null ? '' : t(fields[name].error))
  const list = (
    name: 'jenis' | 'indikator' | 'orang',
    options: readonly (readonly [string, string])[],
  ): TrailFilterProps => ({
    name,
    error: error(name),
    options: [['', t('history.trail.all')] as const, ...options].map(([value, label]) => ({
      value,
      label,
      chosen: value === fields[name].value,
    })),
  })
  const names = Object.keys(fields) as (keyof AskedFields)[]
  return {
    kinds: list(
      'jenis',
      KIND_WORDS.map((word) => [word, t(`history.trail.kind.${word}`)]),
    ),
    indicators: list(
      'indikator',
      instrument.indicators.map((one) => [String(one.number), `${one.code} ${linkOf(lang, one).title}`]),
    ),
    people: list(
      'orang',
      people.map(({ id, name }) => [id, name]),
    ),
    from: { value: fields.dari.value, error: error('dari') },
    until: { value: fields.sampai.value, error: error('sampai') },
    errors: names.flatMap((name) => (error(name) ? [{ name, message: error(name) }] : [])),
  }
}

/** "jejak-audit-32.04-2026-24112026.csv", and SIMULASI where the figures are simulated. */
export function fileName(
  { agency_id, year, basis }: { readonly agency_id: string; readonly year: number; readonly basis: string },
  at: Date,
  ending: string,
): string {
  const mark = basis === 'simulated' ? 'SIMULASI-' : ''
  return `${mark}jejak-audit-${agency_id}-${year}-${dayInJakarta(at).replaceAll('-', '')}.${ending}`
}
