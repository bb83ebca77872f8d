import type { DataValidation } from 'hucre'
import type { SheetColumn } from './xlsx.ts'

/** Widths and heights stay free. */
export const GUARDED = { sheet: true, formatColumns: true, formatRows: true } as const

/** The ground of what cannot be changed. */
export const LOCKED = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1F4F6' } } as const

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
