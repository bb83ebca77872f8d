import type { Mistake, Source } from './shown.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

export interface DirectoryProps {
  readonly q: string
  readonly mistakes: readonly Mistake[]
  readonly qMistake: string | null
  readonly provinces: readonly Option[]
  readonly types: readonly Option[]
  readonly onlyFigures: boolean
  readonly filtered: boolean
  /** null while something typed is wrong: then there is no list. */
  readonly list: DirectoryList | null
}

export interface DirectoryList {
  readonly total: number
  /** How many of them have a published figure, and the list of only those; null where that list is this one. */
  readonly withFigure: { readonly count: number; readonly href: string } | null
  readonly regions: readonly DirectoryRegion[]
  readonly page: number
  readonly last: number
  readonly previous: string | null
  readonly next: string | null
}

export interface DirectoryRegion {
  readonly href: string
  readonly name: string
  readonly province: string | null
  readonly autonomous: boolean
  readonly isReference: boolean
  readonly latest: { readonly index: string; readonly year: number; readonly source: Source } | null
}
