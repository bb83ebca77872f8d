import { page } from '../../web/pages.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** One field of a form; texts are sentences already. `is` tells the view which kind it shows. */
export interface FormField {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string | null
  readonly type: string
  readonly rows: number
  readonly max: number
  readonly list: string
  readonly is: {
    readonly input: boolean
    readonly area: boolean
    readonly select: boolean
    readonly checks: boolean
    readonly hidden: boolean
  }
  readonly choices: readonly Choice[]
  /** Further choices, folded away. */
  readonly more: readonly Choice[]
  readonly moreLabel: string
}

export interface FormProps {
  readonly back: { readonly href: string; readonly label: string }
  readonly eyebrow: string
  readonly title: string
  readonly lead: string
  readonly note: string
  /** What went wrong as a whole; empty where nothing did. */
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly action: string
  readonly fields: readonly FormField[]
  readonly names: readonly string[]
  readonly button: string
  /** Whether there is anything to fill in at all. */
  readonly open: boolean
}
export const formPage = page<FormProps>('visits/form')

export interface VisitItem {
  readonly href: string
  readonly title: string
  readonly when: string
  readonly host: string
  readonly place: string
  readonly kind: string
  readonly delegations: string
  readonly state: string
  readonly tone: string
  readonly simulated: boolean
  /** What happens next; empty in the public list. */
  readonly next: string
  readonly turn: boolean
}

export interface ListProps {
  readonly signedIn: boolean
  readonly mayAsk: boolean
  readonly own: readonly VisitItem[]
  readonly items: readonly VisitItem[]
  readonly hosts: readonly Choice[]
  readonly kinds: readonly Choice[]
  readonly years: readonly Choice[]
  readonly filtered: boolean
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly hostError: string | null
  readonly kindError: string | null
  readonly yearError: string | null
  readonly hidden: boolean
  readonly previous: string | null
  readonly following: string | null
}
export const listPage = page<ListProps>('visits/list')

export interface AgendaItem {
  readonly from: string
  readonly to: string
  readonly topic: string
  readonly href: string
  readonly indicators: string
  readonly minutes: number
  readonly unit: string
}

export interface DelegationItem {
  readonly agency: string
  readonly name: string
  readonly people: string
  readonly contact: string
  readonly present: number
  readonly commitments: number
  readonly noCommitment: string
  readonly owes: boolean
  readonly findings: string
  readonly interests: readonly { readonly label: string; readonly own: string; readonly reference: string }[]
  /** Whether simulated levels are among them. */
  readonly simulatedLevels: boolean
  readonly promised: readonly {
    readonly practice: string
    readonly href: string
    readonly unit: string
    readonly person: string
    readonly target: string
  }[]
}

/** What all pages of a visit say on top. */
export interface VisitHeading {
  readonly id: string
  readonly title: string
  readonly when: string
  readonly time: string
  readonly host: string
  readonly hostCode: string
  readonly guest: string
  readonly place: string
  readonly kind: string
  readonly state: string
  readonly tone: string
  readonly simulated: boolean
  readonly delegationCount: number
}

export interface Step {
  readonly href: string
  readonly label: string
  readonly post: boolean
  readonly primary: boolean
}

export interface VisitProps extends VisitHeading {
  readonly inside: boolean
  readonly isWorkshop: boolean
  readonly next: string
  readonly steps: readonly Step[]
  readonly tools: readonly Step[]
  readonly papers: readonly Step[]
  readonly proposed: string
  readonly message: string
  readonly reply: string
  readonly contact: string
  readonly minutes: string
  readonly agenda: readonly AgendaItem[]
  readonly delegations: readonly DelegationItem[]
  readonly present: number
  readonly agreements: readonly {
    readonly title: string
    readonly partner: string
    readonly subject: string
    readonly signedOn: string
    readonly expires: string
    readonly warning: string
  }[]
  readonly calendar: boolean
  readonly share: string
}
export const visitPage = page<VisitProps>('visits/visit')

export interface AgendaProps extends VisitHeading {
  readonly version: string
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly rows: readonly {
    readonly at: number
    readonly nth: number
    readonly topic: string
    readonly topicError: string | null
    readonly minutes: string
    readonly minutesError: string | null
    readonly unit: string
    readonly indicators: string
    readonly indicatorsError: string | null
    readonly practices: readonly Choice[]
  }[]
}
export const agendaPage = page<AgendaProps>('visits/agenda')

export interface ScreenProps extends VisitHeading {
  readonly code: string
  readonly address: string
  readonly present: number
}
export const screenPage = page<ScreenProps>('visits/screen')

export interface PresentProps extends VisitHeading {
  readonly groups: readonly {
    readonly agency: string
    readonly people: readonly {
      readonly id: string
      readonly name: string
      readonly position: string
      readonly via: string
    }[]
  }[]
  readonly total: number
  readonly editable: boolean
  readonly added: string
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly agencies: readonly Choice[]
  readonly list: string
  readonly hint: string
}
export const presentPage = page<PresentProps>('visits/present')

export interface ClosingProps extends VisitHeading {
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly isHost: boolean
  readonly held: boolean
  readonly owing: number
  readonly present: number
  readonly delegations: readonly (DelegationItem & { readonly reason: string; readonly error: string | null })[]
  readonly hasMinutes: boolean
}
export const closingPage = page<ClosingProps>('visits/closing')

export interface SheetProps extends VisitHeading {
  readonly delegations: readonly DelegationItem[]
}
export const sheetPage = page<SheetProps>('visits/sheet')

export interface PackProps extends VisitHeading {
  readonly agenda: readonly AgendaItem[]
  readonly delegations: readonly DelegationItem[]
  readonly contact: string
  readonly message: string
  readonly practices: readonly {
    readonly href: string
    readonly title: string
    readonly summary: string
    readonly owner: string
    readonly indicators: string
    readonly prerequisites: readonly string[]
  }[]
}
export const packPage = page<PackProps>('visits/pack')
