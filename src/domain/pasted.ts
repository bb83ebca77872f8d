/**
 * The cells of text copied from a spreadsheet, in order: a column, a row, or a typed list. Lines, tabs and semicolons divide
 * cells, and then a comma is a decimal comma; a text with only commas is divided by them; else blanks divide it. An empty cell
 * stays an empty cell. The line break that spreadsheets put behind the last cell is no cell.
 */
export const pastedCells = (text: string): readonly string[] => {
  const copied = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  if (copied.trim() === '') return []
  const divider = dividerOf(copied)
  return (divider === BLANKS ? copied.trim() : copied).split(divider).map((cell) => cell.trim())
}

const dividerOf = (text: string): RegExp => {
  if (CELL_ENDS.test(text)) return CELL_ENDS
  const listed = text.trim().split(BLANKS)
  const decimals = listed.length > 1 && listed.every((cell) => DECIMAL.test(cell))
  return decimals || !text.includes(',') ? BLANKS : COMMA
}

const CELL_ENDS = /[\n\t;]/
const BLANKS = / +/
const COMMA = /,/
const DECIMAL = /^\d+([.,]\d+)?$/
