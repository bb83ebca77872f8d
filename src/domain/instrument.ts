import { DataError, parseData } from './errors-data.ts'
import { type ExternalIndex, type InstrumentRule, instrumentFile, type Provenance } from './instrument-file.ts'
import { normalise } from './instrument-normal.ts'
import { brokenRules } from './instrument-rules.ts'
import type { Hundredths } from './numbers.ts'

/**
 * An instrument from the content of its file (`file` is the name to complain about). Throws `DataError` naming file and node
 * when the schema or a rule is broken: weights of children sum to their parent, indicators 1..n, every level, bands without gaps.
 */
export const parseInstrument = (content: unknown, file: string): Instrument => {
  const parsed = parseData(instrumentFile, content, file)
  const problems = brokenRules(parsed)
  if (problems.length > 0) throw new DataError(file, problems)
  return normalise(parsed)
}

/**
 * Whether results of the two may stand on one line: same indicators, weights, steps and bands. Between versions of one instrument
 * the wording may differ; between two instruments equal codes are the same indicators only if they are named the same.
 */
export const comparableInstruments = (a: Instrument, b: Instrument): boolean =>
  measureOf(a) === measureOf(b) && (a.id === b.id || namesOf(a) === namesOf(b))

/** A maturity instrument of a regulation, as everything else reads it. Values and bounds in hundredths, weights in basis points. */
export interface Instrument {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  readonly descriptionEn: string
  readonly regulation: string
  readonly technicalGuideline: string | null
  readonly enacted: string | null
  readonly promulgated: string | null
  readonly validFrom: string | null
  readonly validFromNote: string | null
  readonly validTo: string | null
  /** A note about the regulation (`superseded`, `draft-unverified`), not the state on this platform. */
  readonly status: string
  /** Id of the instrument that took its place. */
  readonly supersededBy: string | null
  /** 100 where only whole levels are given, 1 where values have two decimals. */
  readonly stepHundredths: 1 | 100
  readonly minHundredths: Hundredths
  readonly maxHundredths: Hundredths
  /** From the lowest to the highest. */
  readonly predicates: readonly Predicate[]
  readonly levelTypes: readonly LevelType[]
  readonly rules: readonly InstrumentRule[]
  readonly provenance: Provenance
  /** Empty where the regulation knows no domains. */
  readonly domains: readonly Domain[]
  readonly aspects: readonly Aspect[]
  /** By number: the indicator with number n stands at n − 1, and so does its value in every list of values. */
  readonly indicators: readonly Indicator[]
}

/** A band of the index: from `minHundredths` up to but without `maxHundredths`; the highest band includes its end. */
export interface Predicate {
  readonly code: string
  readonly label: string
  readonly labelEn: string
  readonly minHundredths: Hundredths
  readonly maxHundredths: Hundredths
}

export interface LevelType {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly appliesTo: string
  readonly scale: readonly LevelName[]
}

export interface LevelName {
  readonly level: number
  readonly label: string
  readonly labelEn: string
  readonly description: string
  readonly descriptionEn: string
}

interface Weighted {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly weightBp: number
}

export interface Domain extends Weighted {}

export interface Aspect extends Weighted {
  readonly number: number
  readonly domainCode: string | null
}

export interface Indicator extends Weighted {
  readonly number: number
  readonly officialName: string | null
  readonly descriptionEn: string
  readonly question: string
  readonly questionEn: string
  readonly guidance: string
  readonly guidanceEn: string
  readonly suggestedUnits: readonly string[]
  readonly aspectCode: string
  readonly domainCode: string | null
  readonly levelType: string
  readonly externalIndex: ExternalIndex | null
  readonly criteriaConfidence: 'low' | 'medium' | 'high' | null
  /** The agency chooses the service that is measured, and names it and its owner. */
  readonly namesService: boolean
  readonly levels: readonly Level[]
}

export interface Level {
  readonly level: number
  readonly label: string
  readonly labelEn: string
  readonly criteria: string
  readonly criteriaEn: string
  readonly evidence: readonly EvidenceItem[]
}

/** One document to show; its id is indicator, level and position: `I01.3.2`. */
export interface EvidenceItem {
  readonly id: string
  readonly text: string
  readonly textEn: string
}

const measureOf = (instrument: Instrument): string => {
  const { minHundredths, maxHundredths, stepHundredths, predicates, aspects, indicators } = instrument
  return JSON.stringify([
    [minHundredths, maxHundredths, stepHundredths],
    predicates.map((band) => [band.code, band.minHundredths, band.maxHundredths]),
    aspects.map((aspect) => [aspect.code, aspect.weightBp, aspect.domainCode]),
    indicators.map((indicator) => [indicator.code, indicator.weightBp, indicator.aspectCode]),
  ])
}

const namesOf = (instrument: Instrument): string => JSON.stringify(instrument.indicators.map(({ title }) => title))
