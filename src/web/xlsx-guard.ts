import type { DataValidation } from 'hucre'
import type { Sheet, SheetColumn } from './xlsx.ts'

/** Widths and heights stay free. */
export const GUARDED = { sheet: true, formatColumns: true, formatRows: true } as const

/** The ground of what cannot be changed. */
export const LOCKED = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1F4F6' } } as const

const LINE = 15
/** More no spreadsheet takes. */
const HIGHEST = 409
/** Words do not fill their lines. */
const SLACK = 1.15

/** Programs that keep a protected sheet do not fit its rows to long texts themselves. Points, by row. */
export const heightsOf = (columns: readonly SheetColumn[], rows: Sheet['rows']) =>
  new Map(
    [columns.map(({ label }) => label), ...rows].map((row, at) => {
      const lines = row.map((cell, column) => linesOf(String(cell ?? ''), columns[column]?.width ?? 1))
      return [at, { height: Math.min(Math.max(1, ...lines) * LINE, HIGHEST) }]
    }),
  )

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * SLACK) / width)), 0)

/** What a column takes, in all rows beneath its header. */
export const validationOf =
  (rows: number) =>
  ({ numbers }: SheetColumn, at: number): DataValidation[] => {
    if (!numbers) return []
    const letter = String.fromCharCode('A'.charCodeAt(0) + at)
    return [
      {
        type: numbers.whole ? 'whole' : 'decimal',
        operator: 'between',
        formula1: String(numbers.from),
        formula2: String(numbers.to),
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorMessage: numbers.sentence,
        range: `${letter}2:${letter}${rows + 1}`,
      },
    ]
  }
