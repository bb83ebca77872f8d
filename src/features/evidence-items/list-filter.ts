import { type ItemState, isLacking } from '../../domain/ladder.ts'
import type { Ladder, LadderItem, LadderLevel, ProofRow } from '../ladder/ladder.ts'

/** States as addresses say them; the first, what is lacking, is shown unless another is asked for. */
export const STATE_WORDS = {
  kurang: null,
  belum: 'none',
  draf: 'draft',
  revisi: 'revise',
  'ditolak-otomatis': 'autoRejected',
  diunggah: 'uploaded',
  diterima: 'accepted',
  tercakup: 'covered',
  'tidak-berlaku': 'notApplicable',
  semua: null,
} as const satisfies Readonly<Record<string, ItemState | null>>
export type StateWord = keyof typeof STATE_WORDS

/** Levels from 2 to the claimed one; the one above it, to rise; or all five. */
export const SCOPE_WORDS = ['wajib', 'berikutnya', 'semua'] as const
export type ScopeWord = (typeof SCOPE_WORDS)[number]

export interface ListFilter {
  readonly state: StateWord
  readonly scope: ScopeWord
  readonly indicator: number | null
  /** Numbers of the indicators that a unit works on; null for any. */
  readonly unit: ReadonlySet<number> | null
}

/** What was asked for; whatever is no word of ours means what is shown unasked. */
export const stateAsked = (given = ''): StateWord =>
  Object.hasOwn(STATE_WORDS, given) ? (given as StateWord) : 'kurang'
export const scopeAsked = (given = ''): ScopeWord => SCOPE_WORDS.find((word) => word === given) ?? 'wajib'

/** An item with where it stands. */
export interface PlacedItem {
  readonly ladder: Ladder<ProofRow>
  readonly level: LadderLevel<ProofRow>
  readonly item: LadderItem<ProofRow>
}

/** The items of the chosen levels, indicators and unit, whatever their state. */
export const itemsIn = (ladders: readonly Ladder<ProofRow>[], { scope, indicator, unit }: ListFilter): PlacedItem[] =>
  ladders
    .filter(({ indicator: { number } }) => (indicator === null || number === indicator) && (!unit || unit.has(number)))
    .flatMap((ladder) =>
      ladder.levels
        .filter((level) => isInScope(ladder, level, scope))
        .flatMap((level) => level.items.map((item) => ({ ladder, level, item }))),
    )

function isInScope(
  { claimed }: Pick<Ladder, 'claimed'>,
  { level, required }: Pick<LadderLevel, 'level' | 'required'>,
  scope: ScopeWord,
): boolean {
  if (scope === 'semua') return true
  if (scope === 'wajib') return required
  return level === Math.max(2, Math.floor((claimed ?? 0) / 100) + 1)
}

export function isShown(state: ItemState, word: StateWord): boolean {
  if (word === 'semua') return true
  return word === 'kurang' ? isLacking(state) : STATE_WORDS[word] === state
}
