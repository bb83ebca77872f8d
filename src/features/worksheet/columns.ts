import type { FieldName } from '../../domain/answers.ts'
import { LANGS, type Translate, translator } from '../../web/i18n.ts'
import { legible } from '../../web/xlsx-sheets.ts'

/** Columns of a worksheet before the criteria of its levels. */
export type ColumnName = 'number' | 'code' | 'title' | FieldName

/** Those without which a worksheet cannot be read. */
export const NEEDED = ['number', 'value', 'explanation'] as const

/** The sheet out of sight that says what a worksheet belongs to. */
export const ABOUT = '_lembar'

/** Grows when a worksheet cannot be read as it was before. */
export const EDITION = '1'

export const labelOf = (t: Translate, name: ColumnName): string => t(`worksheet.column.${name}`)

const NAMES = ['number', 'code', 'title', 'value', 'explanation', 'serviceName', 'serviceOwner'] as const

/** Which column a header means, in any of our languages; undefined for others. */
export const columnOf = (header: string): ColumnName | undefined =>
  NAMES.find((name) => LANGS.some((lang) => plain(labelOf(translator(lang), name)) === plain(header)))

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** A text as a spreadsheet gives it back: what XML cannot hold is gone, and lines end in one way. */
export const inSheet = (text: string): string => legible(text).replaceAll(/\r\n?/g, '\n')
