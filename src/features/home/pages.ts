import type { ChartView } from '../../web/chart-types.ts'
import { page } from '../../web/pages.ts'

interface Source {
  readonly url: string
  readonly title: string
}

/** A published figure as home prints it large. */
export interface HomeFigure {
  readonly index: string
  readonly year: number
  readonly source: Source
}

export interface HomePractice {
  readonly href: string
  readonly title: string
  readonly summary: string
  readonly startYear: number | null
}

export interface HomeProps {
  /** The regions the reader works for; empty without sign-in. */
  readonly own: readonly { readonly href: string; readonly name: string }[]
  readonly signedIn: boolean
  readonly national: HomeFigure | null
  readonly reference: HomeFigure | null
  readonly referenceHref: string
  readonly chart: ChartView | null
  readonly nationalSources: readonly { readonly years: string; readonly source: Source }[]
  /** Regencies and cities that have passed the reference, highest first. */
  readonly passed: readonly (HomeFigure & { readonly href: string; readonly name: string })[]
  readonly practices: readonly HomePractice[]
  readonly steps: readonly { readonly title: string; readonly text: string }[]
}

export const homePage = page<HomeProps>('home/home')
