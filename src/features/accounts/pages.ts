import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

export interface SignInProps {
  readonly email: Field
  readonly password: Field
  readonly failed: string | null
  readonly next: string
  readonly demoAccounts: readonly { readonly email: string; readonly role: string }[]
}
export const signInPage = page<SignInProps>('accounts/sign-in')

export interface AccountProps {
  readonly name: string
  readonly email: string
  readonly memberships: readonly {
    readonly role: string
    readonly place: string
    readonly from: string
    readonly until: string | null
  }[]
  readonly languages: readonly { readonly code: string; readonly name: string; readonly chosen: boolean }[]
  readonly saved: boolean
  readonly sessions: readonly {
    readonly id: string
    readonly device: string
    readonly address: string
    readonly startedAt: Date
    readonly lastSeenAt: Date
    readonly current: boolean
  }[]
  readonly severalSessions: boolean
  /** Whether this person may set up webhooks. */
  readonly hooks: boolean
}
export const accountPage = page<AccountProps>('accounts/account')

export interface FirstAdminProps {
  readonly token: string
  readonly name: Field
  readonly email: Field
  readonly password: Field
  readonly failed: boolean
}
export const firstAdminPage = page<FirstAdminProps>('accounts/first-admin')
