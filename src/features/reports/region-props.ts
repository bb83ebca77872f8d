import type { Link } from './page-props.ts'

/** What `/laporan/daerah/:code` shows. */
export interface RegionProps {
  readonly name: string
  readonly simulated: boolean
  readonly basis: string
  readonly back: Link
  readonly index: string
  readonly predicate: string
  readonly change: string
  readonly changeLabel: string
  readonly profileHref: string
  /** Whose means stand beside the levels: "seluruh Indonesia". */
  readonly meanLabel: string
  readonly referenceLabel: string
  readonly rows: readonly RegionIndicator[]
}

export interface RegionIndicator {
  readonly label: string
  readonly href: string
  readonly level: string
  /** 1 to 5 for the mark; 0 where there is none. */
  readonly step: number
  readonly mean: string
  readonly reference: string
}
