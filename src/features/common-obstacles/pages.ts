import type { AskedField } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'

/** What stood in the way and what removed it: the props of `partials/common-obstacle`. */
export interface Shown {
  readonly id: string
  /** The practice it was met in. */
  readonly practice: { readonly href: string; readonly label: string }
  readonly type: string
  readonly problem: string
  readonly solution: string
  /** What removed it and in how many days; empty where a curator published it. */
  readonly how: string
  /** The page of the question it came from; empty where there is none or the reader may not see it. */
  readonly question: string
  readonly simulated: boolean
}

export interface AlikeProps {
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
  readonly type: string
  readonly detail: string
  readonly published: readonly Shown[]
  readonly solved: readonly Shown[]
  readonly ask: string
}
export const alikePage = page<AlikeProps>('common-obstacles/alike')

export interface FormProps {
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
  readonly title: string
  readonly lead: string
  readonly simulated: boolean
  /** The page of the question, or empty. */
  readonly question: string
  readonly action: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly fields: readonly AskedField[]
  readonly buttons: readonly { readonly value: string; readonly label: string; readonly main: boolean }[]
}
export const formPage = page<FormProps>('common-obstacles/form')

export interface QueueProps {
  readonly proposed: readonly (Shown & { readonly href: string; readonly agency: string; readonly at: Date })[]
  readonly decided: readonly {
    readonly practice: string
    readonly problem: string
    readonly published: boolean
    readonly note: string
    readonly simulated: boolean
    readonly at: Date
  }[]
}
export const queuePage = page<QueueProps>('common-obstacles/queue')
