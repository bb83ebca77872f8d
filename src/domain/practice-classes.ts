/** What it cost to build and run in its first year, in millions of rupiah. */
export const COST_CLASSES = ['none', 'under100', 'under500', 'under1000', 'over1000'] as const
export type CostClass = (typeof COST_CLASSES)[number]

/** Inhabitants of the region that runs it, in thousands. */
export const POPULATION_CLASSES = ['under250', 'under500', 'under1000', 'under2000', 'over2000'] as const
export type PopulationClass = (typeof POPULATION_CLASSES)[number]

const BELOW: readonly (readonly [number, PopulationClass])[] = [
  [250_000, 'under250'],
  [500_000, 'under500'],
  [1_000_000, 'under1000'],
  [2_000_000, 'under2000'],
]

/** The class of a number of inhabitants; null where none is known. */
export function populationClass(inhabitants: number | null): PopulationClass | null {
  if (inhabitants === null) return null
  return BELOW.find(([limit]) => inhabitants < limit)?.[1] ?? 'over2000'
}

export const isCostClass = (given: string): given is CostClass => COST_CLASSES.some((known) => known === given)
export const isPopulationClass = (given: string): given is PopulationClass =>
  POPULATION_CLASSES.some((known) => known === given)
