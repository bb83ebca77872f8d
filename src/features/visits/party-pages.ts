import { page } from '../../web/pages.ts'
import type { Choice } from './form-pages.ts'
import type { AgendaItem, DelegationItem, VisitHeading } from './pages.ts'

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
