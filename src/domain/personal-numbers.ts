/** The lengths of a NIK (16 digits) and of a NIP (18). */
const LENGTHS = [16, 18]

// Up to two blanks, dots or dashes may stand between the digits of one number.
const RUN = /\d(?:[ \t.‐-―_-]{0,2}\d)*/g
const DATE = String.raw`(?:19|20)\d\d(?:[.-]\d\d?[.-]\d\d?)?|\d\d?[.-]\d\d?[.-](?:19|20)\d\d`
const AMOUNT = String.raw`\d{1,3}(?:\.\d{3})+`
const ONE = `(?:${DATE}|${AMOUNT})`
const EVERYDAY = new RegExp(`^(?:(?:${DATE})|${ONE}(?:[^\\d]{1,2}${ONE})+)$`)

/**
 * Runs of 16 or 18 digits, also spaced, dotted or dashed: they may be a NIK or a NIP, which are never published. Shown
 * with all but the first and last two digits hidden. Rows of years, dates or amounts of money are none.
 */
export function personalNumbers(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
  return [...plain.matchAll(RUN)].flatMap(([run]) => numbersInRun(run))
}

/** Groups that stand next to each other and together have a telling length: "tahun 2024 3211…" hides one. */
function numbersInRun(run: string): readonly string[] {
  const groups = [...run.matchAll(/\d+/g)]
  const found: string[] = []
  for (let from = 0; from < groups.length; ) {
    const to = endOfNumber(run, groups, from)
    if (to !== null) found.push(hidden(groups.slice(from, to + 1).join('')))
    from = to === null ? from + 1 : to + 1
  }
  return found
}

function endOfNumber(run: string, groups: readonly RegExpExecArray[], from: number): number | null {
  const start = groups[from]?.index ?? 0
  if (/\d\.$/.test(run.slice(Math.max(0, start - 2), start)) && groups[from]?.[0].length === 3) return null
  for (let to = from, length = 0; to < groups.length && length < 18; to += 1) {
    const group = groups[to]
    if (!group) return null
    length += group[0].length
    const end = group.index + group[0].length
    const goesOn = /^\.\d{3}(?!\d)/.test(run.slice(end, end + 5))
    if (LENGTHS.includes(length) && !goesOn && !EVERYDAY.test(run.slice(start, end))) return to
  }
  return null
}

const hidden = (digits: string): string => `${digits.slice(0, 2)}…${digits.slice(-2)}`
