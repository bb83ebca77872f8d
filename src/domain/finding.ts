import { contentHash } from './content-hash.ts'

/** What stops a submission. */
export const ERROR_CODES = ['missing', 'bareLevel'] as const
/** What needs a reason before a submission, in the order it is shown. */
export const WARNING_CODES = [
  'revise',
  'notMet',
  'notAccepted',
  'jump',
  'explanation',
  'service',
  'noEvidence',
  'itemsMissing',
  'noPlace',
  'sameFile',
  'unsigned',
  'undated',
  'expired',
  'outsideYear',
  'older',
  'pictureOnly',
  'link',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]
export type WarningCode = (typeof WARNING_CODES)[number]

/** One thing that the checks before submission found. */
export interface Finding<Code extends string = ErrorCode | WarningCode> {
  readonly code: Code
  /** What it is about, and how that was: a reason given for the same code and subject holds, any other does not. */
  readonly subject: string
  /** Numbers of the indicators it touches: one, or all that a document is used for. */
  readonly indicators: readonly number[]
  readonly level: number | null
  readonly item: string | null
  /** Id of the document. */
  readonly document: string | null
  /** What its sentence says beside that. */
  readonly args: Readonly<Record<string, string | number>>
}

export const finding = <Code extends string>(
  code: Code,
  subject: string,
  number: number,
  rest: Partial<Finding<Code>> = {},
): Finding<Code> => ({
  ...{ code, subject, indicators: [number] },
  ...{ level: null, item: null, document: null, args: {}, ...rest },
})

/** What forms and programs call a finding by: it stays while the finding stays the same. */
export const findingKey = ({ code, subject }: Pick<Finding<string>, 'code' | 'subject'>): string =>
  contentHash([code, subject]).slice(0, 16)
