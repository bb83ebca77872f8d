import type { Refusal } from '../../domain/errors.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { inLang, type Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { isProvisional, type LoadedInstrument } from '../instruments/instruments.ts'
import type { Option, StartProps } from './pages.ts'
import { FIRST_YEAR } from './starting.ts'

/** A start that was refused, as it was asked for. */
export interface RefusedStart {
  readonly year: string
  readonly instrument: string
  readonly reuse: boolean
  readonly error: Refusal
}

/** What the form shows, as it was filled in if it was refused. */
export function startProps(
  { t, lang }: Request,
  published: readonly LoadedInstrument[],
  thisYear: number,
  refused: RefusedStart | null,
): StartProps {
  const proposed = instrumentOfYear(thisYear)
  const error = (field: string) => {
    const found = refused?.error.details.errors?.find((e) => e.field === field)
    return found ? t(found.key, found.args) : null
  }
  const conflict = refused?.error.kind === 'conflict' ? t(refused.error.key, refused.error.details.args) : null
  return {
    years: yearOptions(thisYear, refused?.year ?? String(thisYear)),
    instruments: instrumentOptions(t, lang, published, refused?.instrument || proposed, proposed, thisYear),
    proposal: t('assessments.start.proposal', { year: String(thisYear), regulation: regulationName(proposed) }),
    reuse: refused?.reuse ?? true,
    wrong: refused !== null,
    second: refused?.error.details.code === 'second',
    yearError: conflict ?? error('year'),
    instrumentError: error('instrument'),
    existing:
      typeof refused?.error.details.extra?.assessment === 'string' ? refused.error.details.extra.assessment : null,
  }
}

export const yearOptions = (thisYear: number, chosen: string): Option[] =>
  Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => String(thisYear - at)).map((year) => ({
    value: year,
    label: year,
    hint: '',
    chosen: year === chosen,
  }))

export function instrumentOptions(
  t: Translate,
  lang: 'id' | 'en',
  published: readonly LoadedInstrument[],
  chosen: string,
  proposed: string,
  year: number,
): Option[] {
  return published.map((instrument) => ({
    value: instrument.id,
    label: inLang(lang, instrument.title, instrument.titleEn),
    hint: [
      regulationName(instrument.id),
      instrument.id === proposed ? t('assessments.start.inForce', { year: String(year) }) : '',
      isProvisional(instrument) ? t('assessments.provisional.short') : '',
    ]
      .filter(Boolean)
      .join(' · '),
    chosen: instrument.id === chosen,
  }))
}
