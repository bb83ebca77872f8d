import { STAGES } from '../../domain/adoption.ts'
import { COST_CLASSES, POPULATION_CLASSES } from '../../domain/practice-classes.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import type { AdoptionCounts } from '../adoptions/adoptions.ts'
import type { linkedIndicators, Practice } from '../practices/practices.ts'
import type { Wish } from './schema.ts'

export type Indicators = Awaited<ReturnType<typeof linkedIndicators>>
export type Adoptions = ReadonlyMap<string, AdoptionCounts>

type FilterName = Exclude<keyof Wish, 'q'>

interface Value {
  readonly value: string
  readonly label: string
}

/** One thing the library can be narrowed by. */
export interface Filter {
  readonly name: FilterName
  readonly values: readonly Value[]
  fits(practice: Practice, value: string): boolean
}

/** Everything the library can be narrowed by, with the names of its values. */
export function filtersOf({ t, lang }: Speaker, indicators: Indicators, adoptions: Adoptions): readonly Filter[] {
  const aspects = new Map(indicators.map((one) => [one.aspect, inLang(lang, one.aspectTitle, one.aspectTitleEn)]))
  const aspectOf = new Map(indicators.map(({ number, aspect }) => [number, aspect]))
  const named = (kind: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`practices.${kind}.${value}`) }))
  return [
    {
      name: 'indikator',
      values: indicators.map(({ number, title, titleEn }) => ({
        value: String(number),
        label: `${number}. ${inLang(lang, title, titleEn)}`,
      })),
      fits: (practice, value) => practice.indicators.includes(Number(value)),
    },
    {
      name: 'aspek',
      values: [...aspects].map(([value, label]) => ({ value, label })),
      fits: (practice, value) => practice.indicators.some((number) => aspectOf.get(number) === value),
    },
    {
      name: 'biaya',
      values: named('cost', COST_CLASSES),
      fits: (practice, value) => practice.costClass === value,
    },
    {
      name: 'penduduk',
      values: named('population', POPULATION_CLASSES),
      fits: (practice, value) => practice.populationClass === value,
    },
    {
      name: 'tahap',
      values: named('stage', STAGES),
      fits: (practice, value) =>
        [...(adoptions.get(practice.slug)?.byStage.keys() ?? [])].some((stage) => stage === value),
    },
  ]
}

/** A value that was chosen, or what is wrong with it; null where nothing was chosen. */
export type Chosen = { readonly filter: Filter; readonly value: string; readonly known: boolean }

/** What a wish chooses. An unknown value is named, and the rest still holds. */
export const chosenIn = (filters: readonly Filter[], wish: Wish): readonly Chosen[] =>
  filters.flatMap((filter) => {
    const value = wish[filter.name] ?? ''
    return value === '' ? [] : [{ filter, value, known: filter.values.some((one) => one.value === value) }]
  })

/** The practices that every known choice fits. */
export const narrowed = (practices: readonly Practice[], chosen: readonly Chosen[]): readonly Practice[] =>
  practices.filter((practice) => chosen.every(({ filter, value, known }) => !known || filter.fits(practice, value)))
