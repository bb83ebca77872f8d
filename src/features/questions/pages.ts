import type { Option } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'
import type { Follow } from '../notifications/notifications.ts'
import type { TagLink } from './tags.ts'

export interface Mark {
  readonly label: string
  /** A class of `.tag`, or empty. */
  readonly tone: string
}

export interface QuestionItem {
  readonly href: string
  readonly title: string
  readonly kind: string
  readonly marks: readonly Mark[]
  readonly tags: readonly TagLink[]
  readonly agency: string
  readonly answers: number
  readonly votes: number
  readonly at: Date
}

/** How long it takes: a median in words, of so many. */
export interface Pace {
  readonly text: string
  readonly simulated: boolean
}

export interface ListProps {
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly tagError: string
  readonly q: string
  readonly qError: string
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[]
  readonly kinds: readonly Option[]
  readonly states: readonly Option[]
  readonly filtered: boolean
  readonly items: readonly QuestionItem[]
  readonly next: string | null
  readonly mayAsk: boolean
  /** Where one signs in to ask; empty for those who did. */
  readonly signInPath: string
  readonly mayModerate: boolean
  readonly paces: readonly Pace[]
}
export const listPage = page<ListProps>('questions/list')

/** What was typed beneath a post and came back, or nothing yet. */
export interface Draft {
  readonly value: string
  readonly error: string
}

export interface Comment {
  readonly id: string
  readonly question: string
  readonly html: object
  /** Why the text is gone; empty while it stands. */
  readonly gone: string
  readonly agency: string
  readonly person: string
  readonly simulated: boolean
  readonly at: Date
  readonly edited: boolean
  readonly mayEdit: boolean
  readonly mayFlag: boolean
  readonly mayRemove: boolean
}

export interface Post extends Comment {
  readonly isAnswer: boolean
  readonly accepted: boolean
  readonly votes: number
  readonly mayVote: boolean
  readonly voted: boolean
  readonly worked: readonly { readonly agency: string; readonly note: string; readonly simulated: boolean }[]
  readonly mayMarkWorked: boolean
  readonly marked: boolean
  readonly mayAccept: boolean
  readonly comments: readonly Comment[]
  readonly mayComment: boolean
  readonly draft: Draft
}

export interface QuestionProps {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly kind: string
  readonly marks: readonly Mark[]
  readonly tags: readonly TagLink[]
  /** What its reader has just done: asked it, reported something. Empty otherwise. */
  readonly news: string
  /** A question that was closed as a duplicate of this one and led here. */
  readonly from: { readonly href: string; readonly title: string } | null
  /** The question this one was closed as a duplicate of. */
  readonly original: { readonly href: string; readonly title: string } | null
  /** Whether this is asked of the asker: did an answer work? */
  readonly asksWhetherTried: boolean
  /** Where one says that the accepted answer removed the obstacle; empty where that is nothing to say. */
  readonly solving: string
  readonly post: Post
  readonly answers: readonly Post[]
  readonly membersOnly: boolean
  readonly dueOn: string
  readonly overdue: boolean
  /** Whether its reader is asked to be the first who answers; nobody is for what they asked. */
  readonly inviting: boolean
  readonly mayAnswer: boolean
  readonly follow: Follow | null
  readonly signInPath: string
  readonly mayClose: boolean
  readonly mayReopen: boolean
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly draft: Draft
  readonly named: boolean
}
export const questionPage = page<QuestionProps>('questions/question')
