/** Measures of the same thing whose figures contradict each other: shown side by side, never one without the other. */
const CONTESTED: readonly (readonly string[])[] = [['stunting_lokal', 'stunting_ssgi']]

interface Figure {
  readonly measure: string
  readonly year: number
}

export interface OutcomeGroup<F extends Figure> {
  /** One measure, or the sides of a contested one, in the order they came. */
  readonly sides: readonly { readonly measure: string; readonly figures: readonly F[] }[]
  /** The years for which two sides give a figure; empty where nothing is contested. */
  readonly contestedYears: readonly number[]
}

/** Groups a region's outcome figures by what they measure, newest year first; contested ones come first and stand together. */
export function groupOutcomes<F extends Figure>(figures: readonly F[]): readonly OutcomeGroup<F>[] {
  const measures = [...new Set(figures.map(({ measure }) => measure))]
  const families = CONTESTED.map((family) => family.filter((measure) => measures.includes(measure)))
  const together = families.filter((family) => family.length > 1)
  const alone = measures.filter((measure) => !together.flat().includes(measure)).map((measure) => [measure])
  return [...together, ...alone].map((family) => {
    const sides = family.map((measure) => ({ measure, figures: newestFirst(figures, measure) }))
    return { sides, contestedYears: sharedYears(sides.map((side) => side.figures)) }
  })
}

const newestFirst = <F extends Figure>(figures: readonly F[], measure: string): readonly F[] =>
  figures.filter((figure) => figure.measure === measure).toSorted((a, b) => b.year - a.year)

function sharedYears(sides: readonly (readonly Figure[])[]): readonly number[] {
  const [first = [], ...others] = sides
  if (others.length === 0) return []
  return first
    .map(({ year }) => year)
    .filter((year) => others.every((side) => side.some((figure) => figure.year === year)))
}
