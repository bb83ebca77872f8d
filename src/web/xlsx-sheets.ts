/** Names of sheets: at most 31 signs and whole words, none of `[]:*?/\`, no quote at an end, and no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['history'])
  return wanted.map((name) => {
    const plain = trimmed(legible(name).replaceAll(/[[\]:*?/\\\s]+/g, ' '), 31) || '–'
    let chosen = plain
    for (let n = 2; taken.has(chosen.toLowerCase()); n++) chosen = `${trimmed(plain, 30 - `${n}`.length)} ${n}`
    taken.add(chosen.toLowerCase())
    return chosen
  })
}

/** The first row of a sheet as formulas write it: the name in quotes, because it may hold spaces and signs. */
export const firstRowOf = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'!$1:$1`

/** How high a row is in points, so that nothing of its texts is hidden: each breaks at its column's width in characters. */
export function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, at) => linesOf(text, widths[at] ?? 1))
  return Math.min(HIGHEST, LINE * Math.max(1, ...lines))
}

const LINE = 15
/** Spreadsheets take no more. */
const HIGHEST = 409

function linesOf(text: string, width: number): number {
  // Bold and wide letters take more than the figure that widths are counted in.
  const room = Math.max(1, width * 0.9)
  return text.split('\n').reduce((sum, paragraph) => {
    let [lines, used] = [1, 0]
    for (const { length } of paragraph.split(' ')) {
      const after = used === 0 ? length : used + 1 + length
      if (after <= room) {
        used = after
      } else {
        const broken = Math.max(0, Math.ceil(length / room) - 1)
        lines += (used === 0 ? 0 : 1) + broken
        used = length - broken * room
      }
    }
    return sum + lines
  }, 0)
}

/** XML has no place for other control characters, and a cell none for more than 32,767 signs. */
export const legible = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .slice(0, 32_767)
    .toWellFormed()

const trimmed = (text: string, most: number): string =>
  wholeWords(text.trim(), most)
    .replaceAll(/^['\s]+|['\s]+$/g, '')
    .toWellFormed()

/** As many whole words as there is room for; of one that is too long, its beginning. */
function wholeWords(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most + 1).lastIndexOf(' ')
  return text.slice(0, cut > 0 ? cut : most)
}
