import { page } from '../../web/pages.ts'
import type { Option } from './form-pages.ts'

export interface Tag {
  readonly label: string
  /** A class of `.tag`, or empty. */
  readonly tone: string
}

export interface AdoptionItem {
  readonly id: string
  readonly agency: string
  readonly practice: string
  readonly stage: string
  readonly step: number
  readonly tags: readonly Tag[]
  readonly lastOn: string
  readonly nextOn: string | null
  readonly late: boolean
  readonly obstacles: number
}

export interface Place {
  readonly href: string
  readonly label: string
  readonly here: boolean
}

export interface ListProps {
  readonly places: readonly Place[]
  readonly view: string
  readonly lead: string
  readonly stages: readonly Option[]
  readonly practices: readonly Option[]
  readonly marks: readonly Option[]
  readonly items: readonly AdoptionItem[]
  readonly showsAgency: boolean
  readonly filtered: boolean
  readonly mayBegin: boolean
  readonly bases: readonly Option[]
  /** Which of how many are on this page; empty where it is all of them. */
  readonly shown: string
  readonly previous: string | null
  readonly following: string | null
  readonly empty: string
}
export const listPage = page<ListProps>('adoptions/list')

export interface Step {
  readonly label: string
  readonly on: string | null
  readonly done: boolean
  readonly here: boolean
}

export interface ObstacleItem {
  readonly id: string
  readonly type: string
  readonly severity: Tag
  readonly detail: string
  readonly inCharge: string
  readonly blocks: string
  readonly age: string
  readonly openedOn: string
  readonly solution: string | null
  readonly resolvedOn: string | null
  readonly mayResolve: boolean
}

/** The same on the page of its adoption. */
export interface OwnObstacleItem extends ObstacleItem {
  /** Where one asks others about it; empty for those who cannot, and once it was asked or resolved. */
  readonly ask: string
  /** The page of the question that was made of it, or empty. */
  readonly question: string
}

export interface AdoptionProps {
  readonly id: string
  readonly agency: string
  readonly practice: string
  readonly practiceHref: string
  readonly owner: string
  readonly tags: readonly Tag[]
  readonly silent: boolean
  readonly said: string
  readonly steps: readonly Step[]
  readonly stoppedOn: string | null
  readonly unit: string
  readonly person: string
  readonly targetOn: string | null
  readonly lastOn: string
  readonly nextOn: string | null
  readonly obstacles: readonly OwnObstacleItem[]
  readonly events: readonly {
    readonly on: string
    readonly title: string
    readonly text: string
    readonly evidence: string
    readonly evidenceHref: string
    readonly note: string
  }[]
  readonly fits: readonly { readonly question: string; readonly fits: boolean; readonly note: string }[]
  readonly actions: readonly { readonly href: string; readonly label: string; readonly main: boolean }[]
}
export const adoptionPage = page<AdoptionProps>('adoptions/adoption')
