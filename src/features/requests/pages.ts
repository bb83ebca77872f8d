import { page } from '../../web/pages.ts'
import type { Heading } from '../assessments/assessments.ts'

/** Units with what they owe and what came from them. */
export interface BoardProps extends Heading {
  readonly units: readonly {
    readonly href: string
    readonly name: string
    readonly owed: number
    readonly due: string
    readonly late: boolean
    readonly waiting: number
    readonly link: string
    readonly linkTone: string
    readonly until: string
  }[]
}
export const boardPage = page<BoardProps>('requests/board')

export interface ItemLine {
  readonly item: string
  readonly level: number
  readonly text: string
  readonly state: string
  readonly tone: string
  /** What the agency found lacking; empty where it said nothing. */
  readonly wanted: string
  readonly isOwed: boolean
  readonly chosen: boolean
}

export interface DeliveryCard {
  readonly id: string
  readonly item: string
  readonly itemHref: string
  readonly href: string
  readonly title: string
  readonly place: string
  readonly number: string
  /** What is to be minded about the document. */
  readonly marks: readonly string[]
  readonly sender: string
  readonly at: Date
  readonly state: string
  readonly tone: string
  readonly note: string
  readonly decided: string
  readonly catatan: { readonly value: string; readonly error: string }
}

/** One unit: what came, what it owes, letter, text and link. */
export interface UnitProps extends Heading {
  readonly unitId: string
  readonly unit: string
  readonly done: string
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly mayMake: boolean
  readonly mayDecide: boolean
  readonly waiting: readonly DeliveryCard[]
  readonly decided: readonly DeliveryCard[]
  readonly owed: string
  readonly due: string
  readonly owes: boolean
  readonly indicators: readonly {
    readonly href: string
    readonly code: string
    readonly title: string
    readonly due: string
    readonly items: readonly ItemLine[]
  }[]
  readonly whatsApp: string
  readonly link: {
    readonly by: string
    readonly at: Date
    readonly until: Date
    readonly expired: boolean
    readonly scope: string
  } | null
  readonly hari: { readonly value: string; readonly error: string }
  readonly butirError: string
}
export const unitPage = page<UnitProps>('requests/unit')

/** Shown once: the link, and a text to send it with. */
export interface MadeProps {
  readonly unit: string
  readonly back: string
  readonly address: string
  readonly until: Date
  readonly scope: string
  readonly text: string
  readonly whatsApp: string
}
export const madePage = page<MadeProps>('requests/made')
