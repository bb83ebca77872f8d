/** A snapshot may be shorter and says so; a full practice has every section. */
export const FORMS = ['full', 'snapshot'] as const
export type PracticeForm = (typeof FORMS)[number]

/** What is told in words, in the order of reading; written as markdown. */
export const SECTIONS = [
  'problem',
  'context',
  'steps',
  'legal',
  'team',
  'results',
  'failures',
  'kit',
  'contact',
] as const
export type SectionName = (typeof SECTIONS)[number]

export const isSection = (given: string): given is SectionName => SECTIONS.some((known) => known === given)

/** Everything people write about a practice, each as the text that was typed. */
export const TEXT_FIELDS = [
  'form',
  'title',
  'titleEn',
  'summary',
  'summaryEn',
  'unit',
  'startYear',
  'status',
  'cost',
  'indicators',
  'evidence',
  ...SECTIONS,
] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type PracticeText = Readonly<Record<TextField, string>>

export const BLANK_TEXT = Object.fromEntries(
  TEXT_FIELDS.map((name) => [name, name === 'form' ? 'full' : '']),
) as PracticeText

const ALWAYS = ['title', 'summary', 'unit'] as const
const MANDATORY: Readonly<Record<PracticeForm, readonly TextField[]>> = {
  full: [...ALWAYS, 'cost', 'indicators', 'evidence', ...SECTIONS],
  snapshot: [...ALWAYS, 'problem', 'contact'],
}

/** A form as it stands in a text; anything unknown counts as the one that asks for more. */
export const formOf = (text: PracticeText): PracticeForm => (text.form === 'snapshot' ? 'snapshot' : 'full')

/** Whether this form cannot be published without the field. */
export const isMandatory = (form: PracticeForm, field: TextField): boolean => MANDATORY[form].includes(field)

export interface Lack {
  readonly field: TextField
  /** `undated`: results that name no year are no measured results. */
  readonly kind: 'empty' | 'undated'
}

/** What must still be written before it can be sent to review. */
export function lacksOf(text: PracticeText): readonly Lack[] {
  const empty = MANDATORY[formOf(text)].filter((field) => text[field].trim() === '')
  const lacks: Lack[] = empty.map((field) => ({ field, kind: 'empty' }))
  const undated = formOf(text) === 'full' && !empty.includes('results') && !/\b(19|20)\d\d\b/.test(text.results)
  return undated ? [...lacks, { field: 'results', kind: 'undated' }] : lacks
}

/** Numbers as people list them, "14, 15 dan 37": each once, in order. */
export const numbersIn = (listed: string): readonly number[] =>
  [...new Set([...listed.matchAll(/\d{1,4}/g)].map(([digits]) => Number(digits)))].sort((a, b) => a - b)

/** Ids of evidence items as people list them, each once, in order: "I14.3.2, i15.4.1" → I14.3.2 and I15.4.1. */
export const evidenceIn = (listed: string): readonly string[] =>
  [
    ...new Set(
      listed
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ].sort()

/** Who runs a practice; null where the data files say in words that no source names it clearly. */
export const namedOwner = (owner: string): string | null => (owner.startsWith('tidak disebut') ? null : owner)
