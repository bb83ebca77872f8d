import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'
import type { Heading, IndicatorLink } from '../assessments/assessments.ts'
import type { AssignmentTold, TeamCard } from '../assignments/assignments.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** Units with their work, the form that assigns, and every indicator. Errors are sentences. */
export interface BoardProps extends Heading {
  readonly mayAssign: boolean
  readonly done: string
  readonly refused: string
  readonly unit: Field
  readonly baru: Field
  readonly tenggat: Field
  readonly cakupan: Field
  readonly pilih: Field
  readonly wrong: boolean
  readonly units: readonly Choice[]
  readonly scopes: readonly { readonly label: string; readonly options: readonly Choice[] }[]
  readonly ticked: Choice
  readonly workload: readonly {
    readonly name: string
    readonly open: number
    readonly late: number
    readonly handedIn: number
    readonly accepted: number
  }[]
  readonly unassigned: string
  readonly aspects: readonly {
    readonly code: string
    readonly title: string
    readonly items: readonly (IndicatorLink &
      AssignmentTold & { readonly suggested: string; readonly chosen: boolean })[]
  }[]
}
export const boardPage = page<BoardProps>('teams/board')

/** What was done and said about one answer, and what the reader may do. */
export interface TalkProps extends Heading {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly level: string
  readonly band: number
  readonly refused: string
  readonly team: TeamCard
  readonly mayAccept: boolean
  readonly mayAsk: boolean
  readonly catatan: Field
  readonly mayComment: boolean
  readonly komentar: Field
  readonly lines: readonly {
    readonly what: string
    readonly by: string
    readonly role: string
    readonly at: Date
    readonly text: string
  }[]
  readonly previous: string | null
  readonly following: string | null
}
export const talkPage = page<TalkProps>('teams/talk')
