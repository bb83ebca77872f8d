import type { ItemState, LevelState } from '../../domain/ladder.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import type { LadderItem, LadderLevel } from './laddering.ts'
import type { AttachedRow, ProofRow } from './queries.ts'

/** How far an item is, in words. */
export interface StandingTold {
  readonly state: string
  /** A class of `.tag`, or empty. */
  readonly tone: string
  /** Why it is to be revised, or which level's criteria reject it; empty otherwise. */
  readonly why: string
  /** What is to be done, or why an item does not apply; empty otherwise. */
  readonly note: string
}

/** An item with its text and how far it is. */
export interface ItemTold extends StandingTold {
  readonly id: string
  readonly text: string
}

export interface DocumentTold {
  readonly href: string
  readonly title: string
  readonly number: string
  readonly isLink: boolean
  readonly simulated: boolean
}

type Rejected = Pick<LadderLevel, 'rejectedBy' | 'rejection'>

const TONES: Readonly<Record<ItemState, string>> = {
  none: '',
  draft: 'warn',
  uploaded: 'own',
  revise: 'bad',
  accepted: 'good',
  notApplicable: '',
  covered: 'own',
  autoRejected: 'bad',
}

export const itemTold = (
  { t, lang }: Pick<Request, 't' | 'lang'>,
  level: Rejected,
  item: LadderItem<ProofRow>,
): ItemTold => ({
  id: item.id,
  text: inLang(lang, item.text, item.textEn),
  ...standingTold({ t }, level, item),
})

export function standingTold(
  { t }: Pick<Request, 't'>,
  { rejectedBy, rejection }: Rejected,
  item: LadderItem<ProofRow>,
): StandingTold {
  const { state, class: reason, verdict, mark } = item
  const told = { state: t(`ladder.state.${state}`), tone: TONES[state], why: '', note: '' }
  if (state === 'autoRejected') {
    return { ...told, why: t('ladder.rejectedBy', { level: rejectedBy ?? 0 }), note: rejection?.note ?? '' }
  }
  if (state === 'notApplicable') return { ...told, note: mark?.note ?? '' }
  return reason === null ? told : { ...told, why: t(`ladder.class.${reason}`), note: verdict?.note ?? '' }
}

const LEVEL_TONES: Readonly<Record<LevelState, string>> = { evidenced: '', covered: 'own', nothing: 'bad' }

/** What a level stands on, in a word; a level that needs no evidence and has none says nothing. */
export const levelTold = ({ t }: Pick<Request, 't'>, { state, required }: Pick<LadderLevel, 'state' | 'required'>) => ({
  standing: state === 'evidenced' || (state === 'nothing' && !required) ? '' : t(`ladder.level.${state}`),
  standingTone: LEVEL_TONES[state],
})

/** How a document attached to an item is shown. */
export const documentTold = ({ document, title, number, kind, simulated }: AttachedRow): DocumentTold => ({
  href: `/bukti/${document}`,
  title,
  number,
  isLink: kind === 'link',
  simulated,
})
