import type { Speaker } from '../../web/trend.ts'

/** The headings of some columns in the reader's language. */
export const heads = ({ t }: Speaker, ...names: readonly string[]): string[] =>
  names.map((name) => t(`data.column.${name}`))

/** The columns that end every table of figures. */
export const SOURCED = ['basis', 'sourceTitle', 'sourceUrl', 'note'] as const

export interface Sourced {
  readonly source_title: string
  readonly source_url: string
  readonly note: string
}

/** The cells below `SOURCED`: every figure of the files is a published one. */
export const sourced = ({ t }: Speaker, { source_title, source_url, note }: Sourced): string[] => [
  t('data.published'),
  source_title,
  source_url,
  note,
]
