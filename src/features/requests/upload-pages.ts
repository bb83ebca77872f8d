import type { AskedField } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'
import type { ItemLine } from './pages.ts'

interface Asking {
  readonly agency: string
  readonly person: string
  readonly unit: string
  readonly until: Date
  /** The criteria are not official yet. */
  readonly provisional: boolean
}

/** What whoever holds a link sees: items of one unit, and how far each is. */
export interface UploadProps extends Asking {
  readonly assessment: string
  readonly done: string
  readonly indicators: readonly {
    readonly code: string
    readonly title: string
    readonly due: string
    readonly items: readonly (Omit<ItemLine, 'chosen' | 'isOwed'> & {
      /** Empty where nothing more may be sent. */
      readonly href: string
      readonly notes: readonly string[]
    })[]
  }[]
}
export const uploadPage = page<UploadProps>('requests/upload')

/** The form of one item. */
export interface SendProps extends Asking {
  readonly back: string
  readonly action: string
  readonly item: string
  readonly level: number
  readonly indicator: string
  readonly text: string
  readonly criteria: string
  readonly wanted: string
  readonly sent: readonly {
    readonly title: string
    readonly at: Date
    readonly state: string
    readonly tone: string
    readonly note: string
  }[]
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly fields: readonly AskedField[]
  readonly fileError: string
  readonly limit: string
  readonly uploads: readonly { readonly id: string; readonly name: string; readonly size: string }[]
  readonly uploadIds: string
}
export const sendPage = page<SendProps>('requests/send')

export interface ClosedProps {
  readonly title: string
  readonly text: string
}
export const closedPage = page<ClosedProps>('requests/closed')
