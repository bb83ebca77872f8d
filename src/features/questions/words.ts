import type { QuestionState } from '../../domain/question.ts'
import type { Option } from '../../web/asked.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Mark, Pace } from './pages.ts'
import type { readPaces } from './queries.ts'

const TONES: Readonly<Record<QuestionState, string>> = {
  open: 'warn',
  answered: 'own',
  solved: 'good',
  duplicate: '',
  removed: '',
}

/** What is said of a question beside its title: where it stands, who may read it, that it is simulated. */
export const marksOf = (
  t: Translate,
  state: QuestionState,
  { visibility, basis }: { readonly visibility: string; readonly basis: string },
): Mark[] => [
  { label: t(`questions.state.${state}`), tone: TONES[state] },
  ...(visibility === 'agencies' ? [{ label: t('questions.membersOnly'), tone: '' }] : []),
  ...(basis === 'simulated' ? [{ label: t('questions.simulated'), tone: 'simulated' }] : []),
]

/** Choices whose labels stand under one key. */
export const choices = (t: Translate, values: readonly string[], key: string, chosen: string): Option[] =>
  values.map((value) => ({ value, label: t(`questions.${key}.${value}`), chosen: value === chosen }))

/** The one of `values` that was asked for, or none: an unknown word in an address narrows nothing. */
export const oneOf = <T extends string>(values: readonly T[], given: string | undefined): T | undefined =>
  values.find((value) => value === given)

/** How long answers take, in words; nothing where nothing was counted yet. */
export const pacesOf = (t: Translate, rows: Awaited<ReturnType<typeof readPaces>>): Pace[] =>
  rows.flatMap(({ basis, answer_minutes, answered, solution_minutes, solved }) => {
    if (answer_minutes === null) return []
    const first = t('questions.pace.answer', { duration: duration(t, answer_minutes), n: answered })
    const solution =
      solution_minutes === null
        ? ''
        : t('questions.pace.solution', { duration: duration(t, solution_minutes), n: solved })
    return [{ text: [first, solution].filter(Boolean).join(' '), simulated: basis === 'simulated' }]
  })

const HOUR = 60
const DAY = 24 * HOUR

function duration(t: Translate, minutes: number): string {
  if (minutes < HOUR) return t('questions.pace.minutes', { count: minutes })
  if (minutes < 2 * DAY) return t('questions.pace.hours', { count: Math.round(minutes / HOUR) })
  return t('questions.pace.days', { count: Math.round(minutes / DAY) })
}
