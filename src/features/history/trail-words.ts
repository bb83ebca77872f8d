import type { Translate } from '../../web/i18n.ts'
import type { TrailRow } from './trail-queries.ts'

/** Names of what is noted, each with its sentence in the catalogue. */
const ACTIONS: Readonly<Record<string, string>> = {
  'assessment.started': 'started',
  'assessment.source': 'source',
  'assessment.markReady': 'markReady',
  'assessment.takeBack': 'takeBack',
  'assessment.submit': 'submit',
  'assessment.amend': 'amend',
  'official-result.entered': 'official',
  'levels.shared': 'shared',
  'levels.withdrawn': 'withdrawn',
}

/** What was done, in a sentence; `code` is the indicator's. */
export function whatOf(t: Translate, row: TrailRow, code: string): string {
  if (row.kind === 'answer') return t('history.trail.answer', { code, version: row.version ?? 0 })
  const name = ACTIONS[row.action ?? '']
  return name === undefined ? t('history.action.other', { action: row.action ?? '' }) : t(`history.action.${name}`)
}

/** Why it was done, or where it comes from, as far as that was noted; else empty. */
export function reasonOf(t: Translate, row: TrailRow): string {
  if (row.origin === 'undo') return t('history.origin.undo', { version: row.sourceVersion ?? 0 })
  if (row.origin === 'proposal') return t('history.origin.proposal', { year: String(row.sourceYear ?? '') })
  const { reason, document, hash } = row.data ?? {}
  if (typeof reason === 'string') return reason
  if (typeof document === 'string') return document
  return typeof hash === 'string' ? t('history.trail.snapshot', { hash }) : ''
}
