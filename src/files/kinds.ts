import type { EvidenceType } from '../domain/evidence.ts'

export const MEDIA_TYPES: Readonly<Record<EvidenceType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
}

/** Why a file is not taken; each is a text `files.error.…`. */
export type FileFault =
  | 'empty'
  | 'tooLarge'
  | 'type'
  | 'damaged'
  | 'twoFiles'
  | 'bomb'
  | 'macro'
  | 'elsewhere'
  | 'archive'
  | 'pixels'
  | 'locked'
  | 'virus'
  | 'cutOff'
  | 'several'
  | 'form'
  | 'scanner'
  | 'storage'

/** A file that is refused: the person's own, not a bug of ours. */
export class BadFile extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault, options?: ErrorOptions) {
    super(`file refused: ${fault}`, options)
    this.fault = fault
  }
}
