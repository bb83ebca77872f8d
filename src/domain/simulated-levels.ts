import type { Indicator, Instrument } from './instrument.ts'
import type { Hundredths } from './numbers.ts'
import { deviation, seeded } from './random.ts'
import { mended, type Placed, type Range, sumOf } from './simulated-moves.ts'

/**
 * Made-up whole levels, in hundredths by indicator number, whose index rounds half-up to exactly `target`. A region keeps its
 * strengths over the years; audits and management lag, services and policies lead. Deterministic. Throws when no levels give
 * the target.
 */
export function simulatedLevels(instrument: Instrument, code: string, year: number, target: Hundredths): Hundredths[] {
  const wishes = wishesOf(instrument, code, year)
  // Σ level × weight of an index that rounds half-up to the target, in basis points: 2.77 is 27,650 to 27,749.
  const goal = { least: target * 100 - 50, most: target * 100 + 49 }
  const scale = { least: instrument.minHundredths / 100, most: instrument.maxHundredths / 100 }
  const near = under(wishes, goal.most, scale)
  const exact = mended(near, goal, scale)
  if (!exact) throw new Error(`no levels of ${instrument.id} give an index of ${target} hundredths`)
  return exact.map((level) => level * 100)
}

/** How far an indicator tends to lie above (+) or below (−) the index, in levels, by aspect of PermenPANRB 59/2020. */
const EASE: Readonly<Record<string, number>> = {
  A1: 0.15,
  A2: -0.15,
  A3: -0.05,
  A4: 0.1,
  A5: -0.6,
  A6: -1,
  A7: 0.45,
  A8: 0.35,
}
const POLICY = 'A1'
/** Policies come first: their lead of the first year melts by this much each year. */
const POLICY_LEAD = { firstYear: 2021, lead: 0.4, perYear: 0.1 }

interface Wish {
  readonly weightBp: number
  /** The level one would give at an average of zero. */
  readonly ease: number
}

/** What a region finds easy: drawn once per region, with a little noise each year. */
function wishesOf({ indicators }: Instrument, code: string, year: number): readonly Wish[] {
  const lasting = seeded(`${code} strengths`)
  const passing = seeded(`${code} ${year} levels`)
  const aspects = new Map<string, number>()
  return indicators.map((indicator) => {
    const strength = aspects.get(indicator.aspectCode) ?? deviation(lasting, 0.3)
    aspects.set(indicator.aspectCode, strength)
    const ease = easeOf(indicator, year) + strength + deviation(lasting, 0.5) + deviation(passing, 0.15)
    return { weightBp: indicator.weightBp, ease }
  })
}

function easeOf({ aspectCode }: Indicator, year: number): number {
  const { firstYear, lead, perYear } = POLICY_LEAD
  const early = aspectCode === POLICY ? Math.max(0, lead - perYear * (year - firstYear)) : 0
  return (EASE[aspectCode] ?? 0) + early
}

/** The highest common shift of all wishes whose weighted sum stays at or under `most`. */
function under(wishes: readonly Wish[], most: number, scale: Range): readonly Placed[] {
  let low = -10
  let high = 10
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (sumOf(placed(wishes, middle, scale)) <= most) low = middle
    else high = middle
  }
  return placed(wishes, low, scale)
}

const placed = (wishes: readonly Wish[], shift: number, scale: Range): readonly Placed[] =>
  wishes.map(({ weightBp, ease }) => {
    const wished = ease + shift
    return { weightBp, wished, level: Math.min(scale.most, Math.max(scale.least, Math.round(wished))) }
  })
