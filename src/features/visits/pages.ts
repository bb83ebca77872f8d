import { page } from '../../web/pages.ts'
import type { Choice } from './form-pages.ts'

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
  /** In words. */
  readonly delegationCount: string
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
