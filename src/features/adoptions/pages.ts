import { page } from '../../web/pages.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** One field of a form as it is asked and as it came back. */
export interface AskedField {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string
  /** How it is asked; one of these is true. */
  readonly isText: boolean
  readonly isLong: boolean
  readonly isDate: boolean
  readonly isChoice: boolean
  readonly isList: boolean
  readonly options: readonly Option[]
}

export interface Crumb {
  readonly href: string
  readonly label: string
}

export interface FormProps {
  readonly crumbs: readonly Crumb[]
  readonly eyebrow: string
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly button: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly fields: readonly AskedField[]
}
export const formPage = page<FormProps>('adoptions/form')

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
  readonly next: string | null
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
  readonly obstacles: readonly ObstacleItem[]
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

export interface TallyRow {
  readonly label: string
  readonly href: string
  readonly all: number
  readonly open: number
  readonly solved: number
  readonly rate: string
  /** Width of the bar, per cent of the row with most. */
  readonly bar: string
  readonly days: number | null
}

export interface Tally {
  readonly caption: string
  readonly head: string
  /** How bars are filled: hatched where they are simulated. */
  readonly fill: string
  readonly rows: readonly TallyRow[]
}

export interface BoardProps {
  readonly places: readonly Place[]
  readonly simulated: boolean
  readonly bases: readonly Option[]
  readonly types: readonly Option[]
  readonly severities: readonly Option[]
  readonly practices: readonly Option[]
  readonly finding: string
  readonly open: number
  readonly items: readonly (ObstacleItem & {
    readonly adoption: string
    readonly agency: string
    readonly practice: string
  })[]
  /** Said where more are open than are listed; else empty. */
  readonly more: string
  readonly byType: Tally
  readonly byPractice: Tally
}
export const boardPage = page<BoardProps>('adoptions/board')

export interface FunnelStep {
  readonly label: string
  readonly n: number
  /** Width of the bar, per cent of the first step. */
  readonly bar: string
  readonly share: string
  readonly note: string
}

export interface FunnelProps {
  readonly places: readonly Place[]
  /** How bars are filled. */
  readonly fill: string
  readonly simulated: boolean
  readonly scope: string
  readonly bases: readonly Option[]
  readonly practices: readonly Option[]
  readonly owners: readonly Option[]
  readonly provinces: readonly Option[]
  readonly years: readonly Option[]
  readonly empty: boolean
  readonly finding: string
  readonly steps: readonly FunnelStep[]
  readonly byPractice: readonly { readonly label: string; readonly href: string; readonly cells: readonly number[] }[]
  readonly columns: readonly string[]
  readonly effects: readonly {
    readonly practice: string
    readonly measure: string
    readonly n: number
    readonly before: string
    readonly after: string
    readonly change: string
    readonly rose: number
  }[]
  readonly effectFinding: string
  readonly effectNote: string
}
export const funnelPage = page<FunnelProps>('adoptions/funnel')
