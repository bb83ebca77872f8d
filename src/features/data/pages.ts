import { page } from '../../web/pages.ts'

export interface DataFile {
  readonly href: string
  readonly name: string
  readonly title: string
  readonly text: string
  readonly rows: number
  /** Size of the download, 1024 bytes each, at least one. */
  readonly kilobytes: number
}

export interface Source {
  readonly url: string
  readonly title: string
}

export interface DataProps {
  readonly files: readonly DataFile[]
  /** Where the published figures come from. */
  readonly sources: readonly Source[]
  readonly examples: readonly { readonly href: string; readonly text: string }[]
}

export const dataPage = page<DataProps>('data/catalogue')
