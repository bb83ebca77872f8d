import type { AskedField, Option } from '../../web/asked.ts'
import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly post: string
  readonly from: string
  readonly until: string
  readonly begins: boolean
  readonly disabled: boolean
  readonly lastSignedInAt: Date | null
  readonly self: boolean
}

export interface InvitationLine {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly post: string
  readonly inviter: string
  readonly invitedAt: Date
  readonly expiresAt: Date
  readonly expired: boolean
  readonly letter: string
  readonly letterTone: string
  readonly endsOn: string
}

/** Who works for the agency; to a unit user only whom to ask. */
export interface TeamProps {
  readonly agency: string
  /** Code of the agency, for forms. */
  readonly code: string
  readonly others: readonly { readonly href: string; readonly name: string }[]
  readonly whole: boolean
  readonly mayManage: boolean
  readonly done: string
  readonly people: readonly PersonLine[]
  readonly past: readonly PersonLine[]
  readonly invitations: readonly InvitationLine[]
  readonly units: readonly { readonly id: string; readonly name: string; readonly people: number }[]
}
export const teamPage = page<TeamProps>('people/team')

export interface FormProps {
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly code: string
  readonly button: string
  readonly refused: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly fields: readonly AskedField[]
}
export const formPage = page<FormProps>('people/form')

export interface UnitsProps {
  readonly code: string
  readonly unitName: Field
  readonly suggested: readonly { readonly id: string; readonly name: string; readonly ticked: boolean }[]
  readonly units: readonly string[]
}
export const unitsPage = page<UnitsProps>('people/units')

/** The one time that an invitation's link is shown. */
export interface LinkProps {
  readonly name: string
  readonly email: string
  readonly expiresAt: Date
  readonly byMail: boolean
  readonly text: string
  readonly whatsApp: string
  readonly back: string
}
export const linkPage = page<LinkProps>('people/link')

export interface EndProps {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly back: string
  readonly self: boolean
  readonly refused: string
  readonly wrong: boolean
  readonly whenError: string
  readonly whens: readonly Option[]
  readonly day: Field
}
export const endPage = page<EndProps>('people/end')

export interface InvitedProps {
  readonly token: string
  readonly agency: string
  readonly post: string
  readonly inviter: string
  readonly email: string
  readonly endsOn: string
  readonly expiresAt: Date
  readonly failed: string
  readonly wrong: boolean
  readonly accounts: readonly Option[]
  /** Errors are sentences. */
  readonly account: Field
  readonly name: Field
  readonly password: Field
}
export const invitedPage = page<InvitedProps>('people/invited')

export interface ClosedProps {
  readonly title: string
  readonly text: string
}
export const closedPage = page<ClosedProps>('people/closed')
