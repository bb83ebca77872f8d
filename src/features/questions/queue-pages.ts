import type { Option } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'
import type { Pace } from './pages.ts'

export interface QueueProps {
  readonly paces: readonly Pace[]
  /** How often something similar answered before anything was asked. */
  readonly before: string
  readonly flags: readonly {
    readonly id: string
    readonly href: string
    readonly removeHref: string
    readonly title: string
    readonly told: string
    readonly note: string
    readonly excerpt: string
    readonly at: Date
  }[]
  readonly unanswered: readonly {
    readonly href: string
    readonly title: string
    readonly agency: string
    readonly dueOn: string
    readonly late: string
    readonly simulated: boolean
  }[]
}
export const queuePage = page<QueueProps>('questions/queue')

export interface TagsProps {
  readonly count: number
  readonly synonyms: readonly { readonly word: string; readonly tag: string }[]
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[]
  readonly word: string
  readonly wordError: string
  readonly tagError: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
}
export const tagsPage = page<TagsProps>('questions/tags')
