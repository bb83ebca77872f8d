import type { AnswerFields } from './answers.ts'
import { contentHash } from './content-hash.ts'

/** Fingerprint of what is copied of an answer. */
export const answerMark = ({ value, explanation, serviceName, serviceOwner }: AnswerFields): string =>
  contentHash([value, explanation, serviceName, serviceOwner])

export interface Proven {
  /** Of the newest revision; null for a link. */
  readonly sha256: string | null
  /** Null for a file. */
  readonly url: string | null
  /** Of the document: "Perbup 12/2024". */
  readonly number: string
  /** Article or page. */
  readonly place: string
}

/** Fingerprint of what is copied of a document or link; its title and dates may change without being copied again. */
export const proofMark = ({ sha256, url, number, place }: Proven): string => contentHash([sha256, url, number, place])

/** How far a part of the package is: nobody has copied it, somebody has, it was changed since. */
export type CopyState = 'open' | 'copied' | 'changed'

export const copyState = (mark: string, ticked: string | undefined): CopyState =>
  ticked === undefined ? 'open' : ticked === mark ? 'copied' : 'changed'

/** Whether there is anything to copy of an answer. */
export const isAnswered = ({ value, explanation, serviceName, serviceOwner }: AnswerFields): boolean =>
  value !== null || explanation !== '' || serviceName !== '' || serviceOwner !== ''

export interface TextLength {
  /** Unicode code points; a line break counts as one. */
  readonly characters: number
  readonly breaks: number
  /** As forms count that send a line break as two characters (HTML, CRLF). */
  readonly sent: number
}

export function lengthOf(text: string): TextLength {
  const written = text.replaceAll('\r\n', '\n')
  const characters = [...written].length
  const breaks = written.split('\n').length - 1
  return { characters, breaks, sent: characters + breaks }
}
