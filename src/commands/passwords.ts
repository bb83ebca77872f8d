import { randomInt } from 'node:crypto'

/** A password of five groups, easy to read out: 20 characters from 31 that look unlike each other, some 99 bits. */
export function randomPassword(): string {
  const groups = Array.from({ length: 5 }, () => Array.from({ length: 4 }, letter).join(''))
  return groups.join('-')
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const letter = (): string => LETTERS.charAt(randomInt(LETTERS.length))
