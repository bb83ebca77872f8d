/** Whether a document bears the signature that makes it valid; a picture of a screen needs none. */
export const SIGNED = ['yes', 'no', 'not_needed'] as const
export type Signed = (typeof SIGNED)[number]

export const EVIDENCE_TYPES = ['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]

/** What of a document decides how far an item is. */
export interface Proof {
  readonly signed: Signed
  /** A calendar day; null where nobody has said it yet. */
  readonly effectiveFrom: string | null
}

/** How far an evidence item is before anybody judges it: belum, draf, diunggah. */
export type UploadState = 'none' | 'draft' | 'uploaded'

/** An item is a draft while everything attached to it is unsigned or does not say since when it holds. */
export function uploadState(attached: readonly Proof[]): UploadState {
  if (attached.length === 0) return 'none'
  return attached.some(isComplete) ? 'uploaded' : 'draft'
}

const isComplete = ({ signed, effectiveFrom }: Proof): boolean => signed !== 'no' && effectiveFrom !== null

/** What a list can be narrowed to. */
export const EVIDENCE_STATES = ['expired', 'unsigned', 'link', 'unused'] as const
export type EvidenceState = (typeof EVIDENCE_STATES)[number]

/** Whether a document no longer holds on a day; days are ISO texts. */
export const isExpired = (
  { effectiveUntil, expiresOn }: { readonly effectiveUntil: string | null; readonly expiresOn: string | null },
  today: string,
): boolean => [effectiveUntil, expiresOn].some((day) => day !== null && day < today)

/** Whether somebody has written a password where only a name belongs. */
export const namesPassword = (text: string): boolean =>
  /(pass\s*word|pass\s*wd|kata\s*sandi|sandi|pwd|pin)\s*[:=]\s*\S/i.test(text)
