import type { Lang, Translate } from '../../web/i18n.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { assignedChanges, handedAnswer } from './trail-assignments.ts'
import { evidenceSaid } from './trail-evidence.ts'
import { packageTold } from './trail-package.ts'
import type { TrailRow } from './trail-queries.ts'
import { reasonGiven } from './trail-reasons.ts'

/** Names of what is noted, each with its sentence in the catalogue. */
const ACTIONS: Readonly<Record<string, string>> = {
  'assessment.started': 'started',
  'assessment.source': 'source',
  'assessment.markReady': 'markReady',
  'assessment.takeBack': 'takeBack',
  'assessment.submit': 'submit',
  'assessment.amend': 'amend',
  'assessment.minutes': 'minutes',
  'assessment.reason': 'reason',
  'official-result.entered': 'official',
  'assignment.assign': 'assign',
  'assignment.withdraw': 'withdrawTask',
  'assignment.handIn': 'handIn',
  'assignment.ask': 'ask',
  'assignment.accept': 'accept',
  'assignment.reopen': 'reopen',
  'package.ticked': 'packageTicked',
  'package.downloaded': 'packageDownloaded',
  'request.link': 'requestLink',
  'request.revoke': 'requestRevoke',
  'request.deliver': 'deliver',
  'request.accept': 'deliveryAccept',
  'request.return': 'deliveryReturn',
  'evidence.judged': 'judged',
  'evidence.criterion': 'criterion',
  'evidence.inapplicable': 'inapplicable',
  'evidence.applicable': 'applicable',
  'evidence.covered': 'covered',
  'evidence.uncovered': 'uncovered',
  'levels.shared': 'shared',
  'levels.withdrawn': 'withdrawn',
}

/** What was done, in a sentence. */
export function whatOf(t: Translate, row: TrailRow, instrument: LoadedInstrument): string {
  if (row.kind === 'answer') {
    const code = instrument.indicators[(row.number ?? 0) - 1]?.code ?? ''
    return t('history.trail.answer', { code, version: row.version ?? 0 })
  }
  const name = ACTIONS[row.action ?? '']
  return name === undefined ? t('history.action.other', { action: row.action ?? '' }) : t(`history.action.${name}`)
}

/** Why it was done, or where it comes from, as far as that was noted; else empty. */
export function reasonOf(t: Translate, lang: Lang, row: TrailRow, instrument: LoadedInstrument): string {
  if (row.origin === 'undo') return t('history.origin.undo', { version: row.sourceVersion ?? 0 })
  if (row.origin === 'proposal') return t('history.origin.proposal', { year: String(row.sourceYear ?? '') })
  const { item, unit, sender, note } = row.data ?? {}
  if (typeof item === 'string' && typeof sender === 'string') {
    const told = t('history.trail.delivered', { item, unit: String(unit), sender })
    return typeof note === 'string' && note !== '' ? `${told}\n${note}` : told
  }
  if (row.action?.startsWith('request.')) return String(unit ?? '')
  const told =
    assignedChanges(t, lang, row, instrument) ||
    handedAnswer(row, instrument) ||
    packageTold(t, lang, row, instrument) ||
    reasonGiven(t, row, instrument) ||
    evidenceSaid(t, row, instrument)
  if (told) return told
  const { reason, document, hash } = row.data ?? {}
  if (typeof reason === 'string') return reason
  if (typeof document === 'string') return document
  return typeof hash === 'string' ? t('history.trail.snapshot', { hash }) : ''
}
