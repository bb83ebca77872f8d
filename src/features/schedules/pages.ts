import type { AskedField } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'

export interface ListProps {
  /** Name of the view that was just saved; empty else. */
  readonly saved: string
  readonly deleted: boolean
  readonly mailIsOff: boolean
  readonly views: readonly ViewProps[]
}

export interface ViewProps {
  readonly id: string
  readonly name: string
  /** The report itself, without language. */
  readonly href: string
  /** Its filters in words; null where it cannot be read any more. */
  readonly words: string | null
  readonly rhythm: string
  /** Day of the next letter; empty where none is wanted. */
  readonly next: string
  /** Why letters ended by themselves; empty: they did not. */
  readonly ended: string
}
export const listPage = page<ListProps>('schedules/list')

export interface FormProps {
  readonly title: string
  readonly lead: string
  /** What somebody has to see before saving; may be empty. */
  readonly note: string
  readonly action: string
  readonly button: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly fields: readonly AskedField[]
  /** Goes along unseen; empty where the report is known. */
  readonly query: string
}
export const formPage = page<FormProps>('schedules/form')

export const deletePage = page<{ readonly id: string; readonly name: string }>('schedules/delete')

export interface StopProps {
  readonly token: string
  readonly title: string
  readonly open: boolean
  readonly known: boolean
  readonly names: readonly string[]
}
export const stopPage = page<StopProps>('schedules/stop')
