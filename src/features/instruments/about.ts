import type { Instrument, LevelType } from '../../domain/instrument.ts'
import type { Provenance } from '../../domain/instrument-file.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { numberRanges } from '../../domain/ranges.ts'
import { boundsOf } from '../../domain/scoring.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'
import type { Place } from './place.ts'

export interface BandLine {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** The bands from the highest down, as a published index of two decimals falls into them. */
export const bandLines = (lang: Lang, instrument: Instrument): readonly BandLine[] =>
  instrument.predicates
    .map((band) => {
      const { from, to } = boundsOf(instrument, band)
      const label = inLang(lang, band.label, band.labelEn)
      return { label, from: formatHundredths(from), to: formatHundredths(to) }
    })
    .reverse()

export interface Scale {
  readonly title: string
  /** Numbers of the indicators it is used for: "1–31". */
  readonly indicators: string
  readonly levels: readonly ScaleLevel[]
}

export interface ScaleLevel {
  readonly level: number
  readonly label: string
  readonly description: string
}

export const scalesOf = ({ lang, instrument }: Place): readonly Scale[] =>
  instrument.levelTypes.map((type) => scaleOf(lang, type, instrument))

export const scaleOf = (lang: Lang, type: LevelType, { indicators }: Instrument): Scale => ({
  title: inLang(lang, type.title, type.titleEn),
  indicators: numberRanges(indicators.filter(({ levelType }) => levelType === type.code).map(({ number }) => number)),
  levels: type.scale.map(({ level, label, labelEn, description, descriptionEn }) => ({
    level,
    label: inLang(lang, label, labelEn),
    description: inLang(lang, description, descriptionEn),
  })),
})

export interface RuleLine {
  readonly id: string
  readonly text: string
  /** Numbers of the indicators it is about, "29–31"; empty for all. */
  readonly indicators: string
}

export const ruleLines = ({ lang, instrument }: Place): readonly RuleLine[] =>
  instrument.rules.map(({ id, text, textEn, appliesTo }) => ({
    id,
    text: inLang(lang, text, textEn),
    indicators: numberRanges(appliesTo),
  }))

/** The evaluation years this instrument is used for: "2021–2025", "mulai 2026"; empty for one of no known year. */
export function yearsOf(t: Translate, id: string): string {
  const years = YEARS.filter((year) => instrumentOfYear(year) === id)
  const [from] = years
  const to = years.at(-1)
  if (from === undefined || to === undefined) return ''
  return to === YEARS.at(-1) ? t('instruments.years.from', { from }) : t('instruments.years.range', { from, to })
}

const YEARS = Array.from({ length: 83 }, (_, at) => 2018 + at)

/** One sort of remark about where the content comes from. */
export interface Remark {
  readonly label: string
  /** `foreign` text exists in Indonesian only and stands on an English page. */
  readonly texts: readonly { readonly text: string; readonly foreign: boolean }[]
}

/** What is known about the file's content and what is unsure, in the order a doubter asks. */
export const remarksOf = ({ lang, t, instrument: { provenance } }: Place): readonly Remark[] =>
  REMARKS.map((name) => ({
    label: t(`instruments.provenance.${name}`),
    texts: notesOf(provenance, name).map((note) =>
      FIELDS.has(note)
        ? { text: t(`instruments.field.${note}`), foreign: false }
        : { text: note.replace(MARK, ''), foreign: lang === 'en' },
    ),
  })).filter(({ texts }) => texts.length > 0)

const notesOf = (provenance: Provenance, name: (typeof REMARKS)[number]): readonly string[] =>
  name === 'corroboration' ? [provenance.corroboration ?? []].flat() : provenance[name]

/** How the file marks the nodes that a remark is about: `(basis=secondary)`. */
const MARK = / \(\w+=\w+\)/g

const REMARKS = [
  'unsure',
  'conflicts',
  'verified',
  'corroborated',
  'corroboration',
  'primary',
  'secondary',
  'authorSuggestions',
] as const

/** Remarks that are the name of a field of the file; people are told what the field holds. */
const FIELDS: ReadonlySet<string> = new Set([
  'validFrom',
  'validTo',
  'predicateRoundingNote',
  'suggestedUnits',
  'scoring.rounding',
  'rules.evidence-cover',
])
