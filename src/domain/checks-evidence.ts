import type { Signed } from './evidence.ts'
import { type Finding, finding, type WarningCode } from './finding.ts'

export interface CheckedDocument {
  readonly id: string
  readonly kind: 'file' | 'link'
  /** The newest; a link has none. */
  readonly revision: number
  /** SHA-256 of the newest file; null for a link. */
  readonly sha256: string | null
  readonly title: string
  readonly signed: Signed
  /** Calendar days; null where nobody said them. */
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  readonly expiresOn: string | null
  /** False for a PDF of pictures only; null where nobody can tell. */
  readonly hasText: boolean | null
}

/** A document that is attached to an item now. */
export interface CheckedUse {
  readonly reference: string
  readonly item: string
  readonly level: number
  /** Article or page. */
  readonly place: string
  readonly document: CheckedDocument
}

export interface IndicatorEvidence {
  readonly number: number
  /** The whole level that the value claims; 0 without a value. */
  readonly claimed: number
  /** Each level from 2 to the claimed one that has items. */
  readonly levels: readonly { readonly level: number; readonly standing: 'evidenced' | 'covered' | 'nothing' }[]
  /** Items of the claimed level that have nothing and are not marked as not applicable. */
  readonly missingItems: readonly string[]
  readonly uses: readonly CheckedUse[]
  /** Items whose newest verdict asks for a revision and still holds; the id is of the verdict. */
  readonly revise: readonly { readonly id: string; readonly item: string; readonly level: number }[]
  /** Levels whose criteria were judged not to be met; the id is of the verdict. */
  readonly notMet: readonly { readonly id: string; readonly level: number }[]
}

/** The year that is assessed, and the day in Jakarta. */
export interface Period {
  readonly year: number
  readonly today: string
}

/** Warnings of one indicator; evidence above the claimed level proves nothing of it and is left alone. */
export function evidenceFindings(indicator: IndicatorEvidence): Finding<WarningCode>[] {
  const { number, claimed, levels, missingItems, revise, notMet } = indicator
  const standing = levels.find(({ level }) => level === claimed)?.standing
  const found: Finding<WarningCode>[] = []
  if (standing === 'covered') found.push(finding('noEvidence', `${number}=${claimed}`, number, { level: claimed }))
  if (standing === 'evidenced' && missingItems.length > 0) {
    const args = { count: missingItems.length, items: missingItems.join(', ') }
    found.push(
      finding('itemsMissing', `${number}:${missingItems.join(',')}`, number, {
        level: claimed,
        item: missingItems[0] ?? null,
        args,
      }),
    )
  }
  for (const { id, item, level } of revise) {
    if (level <= claimed) found.push(finding('revise', id, number, { item, level }))
  }
  for (const { id, level } of notMet) if (level <= claimed) found.push(finding('notMet', id, number, { level }))
  const uses = relevant(indicator)
  for (const { reference, item, level, place, document } of uses) {
    if (place.trim() !== '') continue
    const args = { title: document.title }
    found.push(finding('noPlace', reference, number, { item, level, document: document.id, args }))
  }
  return [...found, ...sameFiles(number, uses)]
}

/** One file for the partial and for the whole: what proves a higher level covers the lower one, or it proves too little. */
function sameFiles(number: number, uses: readonly CheckedUse[]): Finding<WarningCode>[] {
  const files = Map.groupBy(uses, ({ document }) => document.sha256 ?? document.id)
  return [...files].flatMap(([file, same]) => {
    const levels = [...new Set(same.map(({ level }) => level))].sort((a, b) => a - b)
    const [first] = same
    if (levels.length < 2 || !first) return []
    const args = { title: first.document.title, levels: levels.join(', ') }
    const subject = `${number}:${levels.join(',')}:${file}`
    return [finding('sameFile', subject, number, { level: levels[0] ?? null, document: first.document.id, args })]
  })
}

/** Warnings of the documents themselves, each once with all indicators it is used for. */
export function documentFindings(indicators: readonly IndicatorEvidence[], period: Period): Finding<WarningCode>[] {
  const uses = indicators.flatMap((one) => relevant(one).map(({ document }) => ({ number: one.number, document })))
  return [...Map.groupBy(uses, ({ document }) => document.id).values()].flatMap((same) => {
    const numbers = [...new Set(same.map(({ number }) => number))].sort((a, b) => a - b)
    const [first] = same
    return first ? findingsOfDocument(first.document, numbers, period) : []
  })
}

function findingsOfDocument(document: CheckedDocument, numbers: readonly number[], period: Period) {
  const { id, kind, revision, signed, effectiveFrom, hasText, title } = document
  const about = (code: WarningCode, state: string, args: Finding['args'] = {}): Finding<WarningCode> =>
    finding(code, `${id}@${state}`, 0, { indicators: numbers, document: id, args: { title, ...args } })
  const found: Finding<WarningCode>[] = []
  if (signed === 'no') found.push(about('unsigned', String(revision)))
  if (effectiveFrom === null) found.push(about('undated', String(revision)))
  const [code, day] = periodFault(document, period)
  if (code) found.push(about(code, `${period.year}:${day}`, { day }))
  if (hasText === false) found.push(about('pictureOnly', String(revision)))
  if (kind === 'link') found.push(about('link', String(revision)))
  return found
}

type PeriodFault = readonly ['outsideYear' | 'expired' | 'older', string] | readonly [null, '']

/**
 * How a document misses the assessed year, the worst only: it ended before or begins after the year, it ended within it, or
 * it is of an earlier year and does not say until when it holds.
 */
function periodFault(document: CheckedDocument, { year, today }: Period): PeriodFault {
  const { effectiveFrom, effectiveUntil, expiresOn } = document
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const ends = [effectiveUntil, expiresOn].filter((day) => day !== null).sort()[0]
  if (ends !== undefined && ends < first) return ['outsideYear', ends]
  if (effectiveFrom !== null && effectiveFrom > last) return ['outsideYear', effectiveFrom]
  if (ends !== undefined && ends < (today < last ? today : last)) return ['expired', ends]
  if (ends === undefined && effectiveFrom !== null && effectiveFrom < first) return ['older', effectiveFrom]
  return [null, '']
}

const relevant = ({ claimed, uses }: IndicatorEvidence): readonly CheckedUse[] =>
  uses.filter(({ level }) => level <= claimed)
