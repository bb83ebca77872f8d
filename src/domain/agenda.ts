/** One point of an agenda: what is shown, by whom, for how long. */
export interface AgendaPoint {
  readonly topic: string
  /** The practice that is shown; null for an opening, a talk or a question without one. */
  readonly practice: string | null
  readonly indicators: readonly number[]
  readonly minutes: number
  /** Who of the host speaks; empty until the host says so. */
  readonly unit: string
}

export interface OfferedPractice {
  readonly slug: string
  readonly title: string
  readonly indicators: readonly number[]
}

/** Words the points without a practice are named with. */
export interface AgendaWords {
  readonly opening: string
  readonly talk: string
  readonly closing: string
}

export const MOST_POINTS = 30
const OPENING = 15
const CLOSING = 30
const SHORTEST = 20
const LONGEST = 60

/**
 * An agenda from the gaps of a guest, largest first: opening, the practices of the host that close most of them, what no
 * practice of the host serves as a talk, and at the end the commitments. Minutes are shared out in steps of five between 20
 * and 60; what does not fit into `available` minutes is left out, smallest gap first, but one practice is always shown.
 */
export function proposeAgenda(
  interests: readonly number[],
  practices: readonly OfferedPractice[],
  available: number,
  words: AgendaWords,
): readonly AgendaPoint[] {
  const shown = chosenPractices(interests, practices)
  const served = new Set(shown.flatMap(({ indicators }) => indicators))
  const unserved = interests.filter((number) => !served.has(number))
  const talk: AgendaPoint[] =
    unserved.length > 0
      ? [{ topic: words.talk, practice: null, indicators: unserved, minutes: SHORTEST, unit: '' }]
      : []
  const room = Math.max(SHORTEST, available - OPENING - CLOSING - talk.length * SHORTEST)
  const fitting = shown.slice(0, Math.max(1, Math.floor(room / SHORTEST)))
  const each = Math.min(LONGEST, Math.max(SHORTEST, Math.floor(room / Math.max(1, fitting.length) / 5) * 5))
  return [
    { topic: words.opening, practice: null, indicators: [], minutes: OPENING, unit: '' },
    ...fitting.map(({ slug, title, indicators }) => ({
      topic: title,
      practice: slug,
      indicators,
      minutes: each,
      unit: '',
    })),
    ...talk,
    { topic: words.closing, practice: null, indicators: [], minutes: CLOSING, unit: '' },
  ]
}

/** One practice for each gap that has one, and each practice once with all the gaps it serves. */
function chosenPractices(interests: readonly number[], practices: readonly OfferedPractice[]): OfferedPractice[] {
  const left = new Set(interests)
  const chosen: OfferedPractice[] = []
  for (const number of interests) {
    if (!left.has(number)) continue
    const closing = (practice: OfferedPractice) => practice.indicators.filter((served) => left.has(served))
    const [best] = practices
      .filter(({ indicators }) => indicators.includes(number))
      .sort((a, b) => closing(b).length - closing(a).length)
    if (!best) continue
    const indicators = closing(best).sort((a, b) => a - b)
    for (const served of indicators) left.delete(served)
    chosen.push({ ...best, indicators })
  }
  return chosen
}
