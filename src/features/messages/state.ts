import { moment } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { MessageRow } from './outbox-queries.ts'

export interface Circumstances {
  readonly mailIsOff: boolean
  /** What was written before is not sent any more. */
  readonly since: Date
}

type State =
  | 'off'
  | 'waiting'
  | 'retry'
  | 'sending'
  | 'sent'
  | 'unclear'
  | 'refused'
  | 'nobody'
  | 'withdrawn'
  | 'old'
  | 'simulated'

/** What became of a message, in words. */
export function stateOf(row: MessageRow, circumstances: Circumstances, t: Translate, lang: Lang) {
  const state = nameOf(row, circumstances)
  const when = state === 'sent' ? row.sent_at : row.next_try_at
  return {
    state: t(`messages.state.${state}`, { when: when ? moment(lang, when) : '' }),
    tone: TONES[state] ?? ('' as const),
  }
}

function nameOf(row: MessageRow, { mailIsOff, since }: Circumstances): State {
  if (row.basis === 'simulated') return 'simulated'
  if (row.sent_at) return 'sent'
  if (row.withdrawn_at) return row.given_up_at ? 'nobody' : 'withdrawn'
  if (row.given_up_at) return row.trouble === 'unclear' ? 'unclear' : 'refused'
  if (row.sending_at) return 'sending'
  if (mailIsOff) return 'off'
  if (row.tries) return 'retry'
  return row.made_at <= since ? 'old' : 'waiting'
}

const TONES: Partial<Record<State, 'good' | 'warn'>> = {
  sent: 'good',
  off: 'warn',
  retry: 'warn',
  unclear: 'warn',
  refused: 'warn',
}
