import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

export interface ListProps {
  readonly days: readonly { readonly name: string; readonly items: readonly Item[] }[]
  /** Id of the first of the list; empty where nothing on this page is unread. */
  readonly newest: string
  readonly next: string | null
  readonly isFirst: boolean
}

interface Item {
  readonly id: string
  readonly sentence: string
  readonly at: Date
  readonly unread: boolean
  readonly simulated: boolean
}
export const listPage = page<ListProps>('notifications/list')

export interface SettingsProps {
  readonly saved: boolean
  readonly mailIsOff: boolean
  readonly errors: readonly { readonly name: string; readonly label: string; readonly error: string }[]
  readonly groups: readonly { readonly name: string; readonly wishes: readonly WishProps[] }[]
  readonly followed: readonly {
    readonly subject: string
    readonly kind: string
    readonly id: string
    readonly href: string
    readonly title: string
  }[]
}

export interface WishProps extends Field {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
}
export const settingsPage = page<SettingsProps>('notifications/settings')

export interface StopProps {
  readonly token: string
  readonly title: string
  readonly open: boolean
  readonly known: boolean
  /** The whole digest. */
  readonly daily: boolean
  readonly kinds: readonly string[]
}
export const stopPage = page<StopProps>('notifications/stop')
