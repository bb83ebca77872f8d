import { type Conjunction, conjunctionsOf, keyOf } from '../../src/domain/conjunction.ts'
import type { Atom, Release } from '../../src/domain/suppression.ts'
import type { SaidLine, SaidReport } from './reports.ts'

/** Asks the report of a query ("basis=simulated&year=2024"). */
export type Ask = (query: string) => Promise<SaidReport>

/** What a report's agencies are, as one who may see all of them is told: by province and cohort, with their predicates. */
export async function atomsOf(ask: Ask, slice: string): Promise<Atom[]> {
  const atoms: Atom[] = []
  for (const province of some((await ask(slice)).provinces)) {
    for (const cohort of some((await ask(`${slice}&province=${province}`)).cohorts)) {
      const { bands } = await ask(`${slice}&province=${province}&cohort=${cohort}`)
      const type = cohort.split('-')[0] ?? ''
      atoms.push({ province, type, cohort, counts: bands.map(({ n }) => (typeof n === 'number' ? n : 0)) })
    }
  }
  return atoms
}

/** What somebody is told who asks for every conjunction there is, in whatever part of the answers it stands. */
export interface Heard extends Pick<Release, 'tells' | 'tellsPart'> {
  readonly answers: number
  /** Where something was told beside a number that was hidden. */
  readonly besideHidden: readonly string[]
}

export async function heardBy(ask: Ask, slice: string, atoms: readonly Atom[]): Promise<Heard> {
  const sums = new Set<string>()
  const parts = new Set<string>()
  const besideHidden: string[] = []
  const conjunctions = conjunctionsOf(atoms)
  for (const conjunction of conjunctions) {
    const report = await ask([slice, ...queryOf(conjunction)].join('&'))
    const hear = (line: Pick<SaidLine, 'n' | 'mean'>, also: Partial<Conjunction>) => {
      if (isTold(line.n) || isTold(line.mean)) sums.add(keyOf({ ...conjunction, ...also }))
    }
    hear(report, {})
    for (const { n, mean } of [...report.indicators, ...report.aspects]) hear({ n, mean }, {})
    for (const { key, ...line } of report.provinces) hear(line, { province: key })
    for (const { key, ...line } of report.types) hear(line, { type: key })
    for (const { key, ...line } of report.cohorts) hear(line, { cohort: key })
    for (const [part, band] of report.bands.entries()) if (isTold(band.n)) parts.add(`${keyOf(conjunction)}${part}`)
    const figures = [report.mean, report.change.mean, report.change.n, ...Object.values(report.spread)]
    const others = [...figures, ...[...report.bands, ...report.indicators, ...report.aspects].map((line) => line.n)]
    if (!isTold(report.n) && others.some(isTold)) besideHidden.push(keyOf(conjunction))
  }
  return {
    tells: (conjunction) => sums.has(keyOf(conjunction)),
    tellsPart: (conjunction, part) => parts.has(`${keyOf(conjunction)}${part}`),
    answers: conjunctions.length,
    besideHidden,
  }
}

const some = (lines: readonly SaidLine[]): string[] => lines.filter(({ n }) => n !== 0).map(({ key }) => key)

const isTold = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string'

const queryOf = (conjunction: Conjunction): string[] =>
  Object.entries(conjunction).flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]))
