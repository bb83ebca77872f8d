export interface LinesTable {
  readonly id: string
  readonly title: string
  readonly note: string
  /** What a line is: "Provinsi". */
  readonly subject: string
  readonly hasReference: boolean
  readonly referenceLabel: string
  readonly hasChange: boolean
  /** Whether the lines differ in how many they count; else the note says it once. */
  readonly hasN: boolean
  readonly simulated: boolean
  readonly rows: readonly LineRow[]
}

export interface LineRow {
  readonly label: string
  /** Where the line leads; empty for nowhere. */
  readonly href: string
  readonly mean: string
  readonly n: string
  readonly change: string
  readonly reference: string
  /** Width of the bar from 1 to the mean; empty where nothing may be drawn. */
  readonly bar: string
  /** Place of the reference on the bar; empty for none. */
  readonly mark: string
}

export interface CountsTable {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly subject: string
  readonly simulated: boolean
  readonly rows: readonly { readonly label: string; readonly n: string; readonly bar: string }[]
}

export interface TileMap {
  readonly title: string
  readonly alt: string
  readonly viewBox: string
  readonly simulated: boolean
  readonly classes: readonly { readonly step: number; readonly label: string }[]
  /** Some province has no figure, or one that may not be told. */
  readonly hasBlank: boolean
  readonly tiles: readonly Tile[]
}

export interface Tile {
  readonly x: number
  readonly y: number
  readonly href: string
  /** What is told of the province as a whole: "Jawa Barat: 2,84, 28 instansi". */
  readonly said: string
  readonly short: string
  readonly name: string
  readonly value: string
  /** 1 to 5; 0 for none. */
  readonly step: number
}

export interface RegionsTable {
  readonly title: string
  /** Code of the indicator whose levels are shown too; empty for none. */
  readonly indicator: string
  readonly simulated: boolean
  readonly rows: readonly RegionRow[]
}

export interface RegionRow {
  readonly name: string
  readonly href: string
  readonly index: string
  readonly predicate: string
  readonly change: string
  readonly level: string
}
