import { page } from '../../web/pages.ts'

export interface Input {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string | null
  readonly most: number
  readonly rows: number
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint: string
  readonly chosen: boolean
}

export interface TextProps {
  readonly title: string
  readonly agency: string
  readonly action: string
  /** The page one comes from: the text itself, or the own texts. */
  readonly back: { readonly href: string; readonly label: string }
  readonly version: number
  readonly saved: boolean
  readonly locked: boolean
  readonly general: string | null
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly conflicts: readonly {
    readonly field: string
    readonly label: string
    readonly theirs: string
    readonly by: string
    readonly at: Date | null
  }[]
  readonly forms: readonly Choice[]
  readonly name: Input
  readonly summary: Input
  readonly facts: readonly Input[]
  readonly costs: readonly Choice[]
  readonly costError: string | null
  readonly aspects: readonly {
    readonly title: string
    readonly chosen: number
    readonly indicators: readonly { readonly number: number; readonly title: string; readonly chosen: boolean }[]
  }[]
  readonly indicatorsError: string | null
  readonly evidence: Input
  readonly sections: readonly Input[]
  readonly english: readonly Input[]
}
export const textPage = page<TextProps>('editing/text')

export interface ManuscriptProps {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly simulated: boolean
  readonly state: string
  readonly stateTone: string
  readonly reviewer: string | null
  readonly version: number
  /** What went wrong with the last step, or what somebody else did meanwhile. */
  readonly notice: string | null
  readonly reason: string | null
  readonly obstacles: readonly { readonly field: string; readonly message: string }[]
  readonly isLive: boolean
  readonly may: {
    readonly edit: boolean
    readonly send: boolean
    readonly withdraw: boolean
    readonly take: boolean
    readonly decide: boolean
  }
  readonly returned: { readonly value: string; readonly error: string | null }
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly indicators: readonly { readonly number: number; readonly title: string }[]
  readonly evidence: readonly { readonly id: string; readonly text: string }[]
  readonly sections: readonly { readonly name: string; readonly label: string; readonly html: object | null }[]
  readonly events: readonly EventLine[]
}
export const manuscriptPage = page<ManuscriptProps>('editing/manuscript')

export interface EventLine {
  readonly text: string
  readonly at: Date
  readonly note: string
}

export interface HistoryProps {
  readonly slug: string
  readonly title: string
  readonly from: readonly Choice[]
  readonly to: readonly Choice[]
  readonly revisions: readonly { readonly version: number; readonly by: string; readonly at: Date }[]
  readonly comparable: boolean
  readonly changes: readonly {
    readonly label: string
    readonly parts: readonly { readonly text: string; readonly added: boolean; readonly removed: boolean }[]
  }[]
}
export const historyPage = page<HistoryProps>('editing/history')

export interface TextLine {
  readonly href: string
  readonly title: string
  readonly agency: string
  readonly simulated: boolean
  readonly state: string
  readonly stateTone: string
  readonly reviewer: string | null
  readonly at: Date
}

export interface RequestLine {
  readonly href: string
  readonly title: string
  readonly section: string
  readonly from: string
  readonly simulated: boolean
  readonly at: Date
}

export interface OwnTextsProps {
  readonly agencies: string
  readonly texts: readonly TextLine[]
  readonly requests: readonly RequestLine[]
  /** Own practices whose last word lies back too far. */
  readonly ageing: readonly { readonly href: string; readonly title: string; readonly since: string }[]
}
export const ownTextsPage = page<OwnTextsProps>('editing/own')

export interface ReviewListProps {
  readonly waiting: readonly TextLine[]
  readonly decided: readonly TextLine[]
  readonly requests: readonly RequestLine[]
  readonly ageing: readonly { readonly href: string; readonly title: string; readonly since: string }[]
}
export const reviewListPage = page<ReviewListProps>('editing/review')
