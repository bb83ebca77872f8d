import type { EvidenceType, Signed } from '../../db/schema.ts'
import { isExpired } from '../../domain/evidence.ts'
import { fileSize } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import type { Mark } from './pages.ts'

interface Marked {
  readonly kind: 'file' | 'link'
  readonly signed: Signed
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  readonly expiresOn: string | null
  readonly simulated: boolean
}

/** What is to be minded about a document, in short words. */
export function marksOf({ t }: Pick<Request, 't'>, document: Marked, today: string): Mark[] {
  const mark = (is: boolean, key: string, tone: string) => (is ? [{ label: t(`evidence.mark.${key}`), tone }] : [])
  return [
    ...mark(document.kind === 'link', 'link', 'warn'),
    ...mark(isExpired(document, today), 'expired', 'warn'),
    ...mark(document.signed === 'no', 'unsigned', 'warn'),
    ...mark(document.effectiveFrom === null, 'undated', ''),
    ...mark(document.signed === 'yes', 'signed', 'good'),
    ...mark(document.simulated, 'simulated', 'simulated'),
  ]
}

/** "PDF, 471 KB"; what kind of thing a link is. */
export const whatOf = (
  { t, lang }: Pick<Request, 't' | 'lang'>,
  { type, size }: { readonly type: EvidenceType | null; readonly size: number | null },
): string =>
  type === null || size === null ? t('evidence.what.link') : `${type.toUpperCase()}, ${fileSize(lang, size)}`
