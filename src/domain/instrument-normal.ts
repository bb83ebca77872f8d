import type { Aspect, Indicator, Instrument, Level, LevelType, Predicate } from './instrument.ts'
import type { InstrumentFile } from './instrument-file.ts'
import { parseHundredths } from './numbers.ts'

/** The tree of a checked file as flat lists in whole numbers, evidence items with their ids, made-up domains left out. */
export const normalise = (file: InstrumentFile): Instrument => {
  const { levels, predicates, scoring, supersededBy, domains, ...text } = file
  const levelTypes = Object.entries(levels).map(([code, type]) => ({ code, ...type }))
  return {
    ...text,
    supersededBy: supersededBy?.id ?? null,
    stepHundredths: scoring.step === 1 ? 100 : 1,
    minHundredths: scoring.minLevel * 100,
    maxHundredths: scoring.maxLevel * 100,
    predicates: predicates.map(bandOf).sort((a, b) => a.minHundredths - b.minHundredths),
    levelTypes,
    domains: domains
      .filter((domain) => !domain.synthetic)
      .map(({ code, title, titleEn, weightBp }) => ({ code, title, titleEn, weightBp })),
    aspects: domains.flatMap(aspectsOf),
    indicators: domains.flatMap((domain) => indicatorsOf(domain, levelTypes, servicesChosen(file))),
  }
}

type FileDomain = InstrumentFile['domains'][number]
type FileLevel = FileDomain['aspects'][number]['indicators'][number]['levels'][number]
type FilePredicate = InstrumentFile['predicates'][number]

const bandOf = ({ label, labelEn, min, max }: FilePredicate): Predicate => ({
  code: label.toLowerCase().replaceAll(' ', '-'),
  label,
  labelEn,
  minHundredths: whole(min),
  maxHundredths: whole(max),
})

const aspectsOf = (domain: FileDomain): Aspect[] =>
  domain.aspects.map(({ code, number, title, titleEn, weightBp }) => ({
    code,
    number,
    title,
    titleEn,
    weightBp,
    domainCode: shownCode(domain),
  }))

const indicatorsOf = (domain: FileDomain, types: readonly LevelType[], chosen: readonly number[]): Indicator[] =>
  domain.aspects.flatMap((aspect) =>
    aspect.indicators.map(({ weight, levels, ...indicator }) => ({
      ...indicator,
      aspectCode: aspect.code,
      domainCode: shownCode(domain),
      namesService: chosen.includes(indicator.number),
      levels: levels.map((level) =>
        levelOf(
          level,
          indicator.code,
          types.find((type) => type.code === indicator.levelType),
        ),
      ),
    })),
  )

const levelOf = ({ evidence, evidenceEn, ...level }: FileLevel, code: string, type: LevelType | undefined): Level => ({
  ...level,
  labelEn: type?.scale.find((step) => step.level === level.level)?.labelEn ?? level.label,
  evidence: evidence.map((text, at) => ({
    id: `${code}.${level.level}.${at + 1}`,
    text,
    textEn: evidenceEn[at] ?? text,
  })),
})

const shownCode = (domain: FileDomain): string | null => (domain.synthetic ? null : domain.code)

/** The indicators whose service the agency chooses and names itself (PermenPANRB 59/2020: 45, 46, 47). */
const servicesChosen = (file: InstrumentFile): readonly number[] =>
  file.rules.find((rule) => rule.id === 'sector-choice')?.appliesTo ?? []

const whole = (bound: number): number => parseHundredths(bound) ?? Number.NaN
