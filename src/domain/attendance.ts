import { personalNumbers } from './personal-numbers.ts'

/** Letters and digits that nobody mixes up when reading them off a screen. */
export const CODE_LETTERS = 'ACDEFHJKMNPRTUVWXY34679'
export const CODE_LENGTH = 6

/** A code from random bytes; bytes that would favour some letters are passed over. Needs about ten bytes a code. */
export function codeFrom(bytes: Uint8Array): string | null {
  const fair = Math.floor(256 / CODE_LETTERS.length) * CODE_LETTERS.length
  const letters = [...bytes].filter((byte) => byte < fair).map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length] ?? '')
  return letters.length < CODE_LENGTH ? null : letters.slice(0, CODE_LENGTH).join('')
}

/** A code as it was typed, in capitals and without blanks or dashes; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null
}

export interface Present {
  /** Where in the pasted text it stands, from 1. */
  readonly line: number
  readonly name: string
  readonly position: string
  /** Code or name of the delegation as it was typed; empty where the line does not say. */
  readonly delegation: string
}

export interface LineProblem {
  readonly line: number
  readonly code: 'name' | 'long' | 'number' | 'parts'
}

export const MOST_LINES = 500
export const LONGEST_NAME = 120

/**
 * A pasted list, one person a line: "name; position" or "name; position; delegation", also with tabs,
 * or with commas where a line has nothing else; degrees behind a name stay with it. Empty lines are passed over. Runs of 16 or 18 digits are refused: numbers of identity cards and officials do not belong in a list.
 */
export function readPresent(text: string): {
  readonly present: readonly Present[]
  readonly problems: readonly LineProblem[]
  readonly lines: number
} {
  const present: Present[] = []
  const problems: LineProblem[] = []
  const lines = text.split(/\r\n|\r|\n/)
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const read = readPerson(line)
    if (typeof read === 'string') problems.push({ line: at + 1, code: read })
    else present.push({ line: at + 1, ...read })
  }
  return { present, problems, lines: present.length + problems.length }
}

function readPerson(line: string): Omit<Present, 'line'> | LineProblem['code'] {
  const parts = partsOf(line).map((part) => part.trim().replaceAll(/\s+/g, ' '))
  const [name = '', position = '', delegation = '', ...more] = parts
  if (more.some((part) => part !== '')) return 'parts'
  if (!/\p{L}/u.test(name)) return 'name'
  if (personalNumbers(line).length > 0) return 'number'
  if (Math.max(name.length, position.length, delegation.length) > LONGEST_NAME) return 'long'
  return { name, position, delegation }
}

function partsOf(line: string): readonly string[] {
  if (/[;\t]/.test(line)) return line.split(/[;\t]/)
  const [name = '', ...more] = line.split(',')
  const degrees = more.findIndex((part) => !DEGREE.test(part.trim()))
  const behind = degrees === -1 ? more.length : degrees
  return [[name, ...more.slice(0, behind)].join(','), ...more.slice(behind)]
}

/** "S.Kom", "M.Si.", "Ph.D", "S.T." */
const DEGREE = /^([A-Z][a-z]{0,4}\.)+([A-Z][a-zA-Z]{0,5})?\.?$/
