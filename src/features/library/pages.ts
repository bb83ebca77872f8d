import { page } from '../../web/pages.ts'
import type { CommonObstacle } from '../common-obstacles/common-obstacles.ts'
import type { Follow } from '../notifications/notifications.ts'

export interface IndicatorLink {
  readonly href: string
  readonly number: number
  readonly title: string
}

/** How many adopters stand at a stage, in words: a small number is not told. */
export interface StageCount {
  readonly label: string
  readonly n: string
}

export interface PracticeCard {
  readonly href: string
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly owner: string
  readonly startYear: number | null
  readonly status: string
  readonly cost: string
  readonly full: boolean
  readonly simulated: boolean
  readonly ageing: boolean
  readonly indicators: readonly IndicatorLink[]
  readonly stages: readonly StageCount[]
}

export interface Select {
  readonly name: string
  readonly label: string
  readonly any: string
  readonly error: string | null
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
}

export interface ListProps {
  readonly q: string
  readonly qError: string | null
  readonly selects: readonly Select[]
  /** What was typed or chosen and cannot be used. */
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  /** Whether the list is narrowed. */
  readonly filtered: boolean
  readonly total: number
  readonly snapshots: number
  readonly sources: number
  readonly cards: readonly PracticeCard[]
  /** Of the demonstration; never counted with the others. */
  readonly simulated: readonly PracticeCard[]
  readonly open: number
  readonly indicatorCount: number
  readonly mayWrite: boolean
  readonly mayReview: boolean
  readonly foreign: boolean
}
export const listPage = page<ListProps>('library/list')

export interface SoughtProps {
  readonly open: number
  readonly all: number
  readonly aspects: readonly {
    readonly title: string
    readonly indicators: readonly (IndicatorLink & { readonly write: string })[]
  }[]
  readonly share: string
}
export const soughtPage = page<SoughtProps>('library/sought')

/** What the sources of a snapshot tell, in the snapshot's own shape. */
export interface SnapshotProps {
  readonly caveat: string
  readonly problem: string
  readonly results: readonly string[]
  readonly prerequisites: readonly string[]
  readonly foreign: boolean
}

export interface MissingSection {
  readonly section: string
  readonly label: string
  readonly asked: boolean
  /** How many people asked; 0 for who may not know. */
  readonly times: number
}

export interface PracticeProps {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly full: boolean
  readonly simulated: boolean
  /** Told by the owner itself rather than read from public sources. */
  readonly own: boolean
  readonly freshness: {
    readonly ageing: boolean
    readonly stale: boolean
    readonly lastWord: string
    /** Whether the last word is the owner's own. */
    readonly told: boolean
  }
  readonly snapshot: SnapshotProps | null
  readonly sections: readonly { readonly name: string; readonly label: string; readonly html: object }[]
  /** What others met and how it was overcome, as curators published it. */
  readonly common: readonly CommonObstacle[]
  readonly missing: readonly MissingSection[]
  /** Where somebody who is not signed in goes to ask; empty for others. */
  readonly signIn: string
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[]
  readonly sources: readonly { readonly url: string; readonly title: string; readonly when: string }[]
  readonly owner: string
  readonly agency: { readonly href: string; readonly label: string }
  readonly startYear: number | null
  readonly status: string
  readonly cost: string
  readonly population: string
  readonly indicators: readonly IndicatorLink[]
  readonly evidence: readonly { readonly id: string; readonly text: string }[]
  readonly indicatorBasis: string
  readonly stages: readonly StageCount[]
  /** 0 also where the number is too small to be told. */
  readonly verified: number
  readonly mayEdit: boolean
  /** Where one begins to adopt it; empty for its owner, for roles that adopt nothing, and where it is simulated. */
  readonly adopt: string
  readonly share: string
  readonly follow: Follow | null
  /** Text that exists in Indonesian only stands on an English page. */
  readonly foreign: boolean
}
export const practicePage = page<PracticeProps>('library/practice')
