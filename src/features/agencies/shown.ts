/** An own page to go to. */
export interface Link {
  readonly href: string
  readonly label: string
}

export interface Source {
  readonly url: string
  readonly title: string
}

/** A text that may be in the instrument's or source's language rather than the page's. */
export interface Worded {
  readonly text: string
  readonly lang: 'id' | 'en'
}

/** A field a person typed wrong, with the sentence that says so. */
export interface Mistake {
  readonly field: string
  readonly message: string
}

/** An index as printed in a table: value, predicate and where both come from. */
export interface Figure {
  readonly year: number
  readonly index: string
  readonly predicate: Worded
  readonly basis: string
  readonly source: Source
  readonly note: string
}
