import { page } from '../../web/pages.ts'

export interface Download {
  readonly href: string
  /** `CSV`, `JSON`. */
  readonly format: string
  /** Size of the download, 1024 bytes each, at least one; 0 where it is not said. */
  readonly kilobytes: number
}

export interface ListedSet {
  readonly href: string
  readonly title: string
  readonly text: string
  /** Changes so often that its numbers are told on its own page only. */
  readonly living: boolean
  readonly rows: number
  readonly downloads: readonly Download[]
}

export interface Source {
  readonly url: string
  readonly title: string
}

export interface DataProps {
  readonly sets: readonly ListedSet[]
  /** Where the published figures come from. */
  readonly sources: readonly Source[]
  readonly examples: readonly { readonly href: string; readonly text: string }[]
}
export const dataPage = page<DataProps>('data/catalogue')

export interface SetProps {
  readonly title: string
  readonly text: string
  readonly address: string
  readonly rows: number
  /** Day of the last change; empty where it is not known. */
  readonly changedOn: string
  readonly licence: string
  /** Whether its figures are quoted, each with its source. */
  readonly quoted: boolean
  /** What one has to know to use it rightly; empty for nothing. */
  readonly note: string
  readonly downloads: readonly Download[]
  readonly columns: readonly {
    readonly name: string
    readonly heading: string
    readonly type: string
    readonly meaning: string
  }[]
}
export const setPage = page<SetProps>('data/set')

export interface ApiCall {
  readonly id: string
  readonly method: string
  readonly address: string
  readonly summary: string
  /** In English, like the document. */
  readonly description: string
  /** Whether nobody needs to sign in. */
  readonly open: boolean
  /** With which scope a token may call it; empty where every token may. */
  readonly scope: string
  readonly parameters: readonly {
    readonly name: string
    readonly place: string
    readonly description: string
    /** What it may be; empty where it is not one of a few. */
    readonly values: string
    readonly example: string
    /** What holds where it is not given; empty for nothing. */
    readonly usual: string
  }[]
  /** Examples as JSON; empty for none. */
  readonly request: string
  readonly status: string
  readonly answer: string
}

export interface ApiProps {
  readonly groups: readonly { readonly id: string; readonly title: string; readonly calls: readonly ApiCall[] }[]
  /** What a webhook is told, as JSON. */
  readonly told: string
}
export const apiPage = page<ApiProps>('data/api')
