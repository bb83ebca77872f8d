import { page } from '../../web/pages.ts'
import type { Heading, IndicatorLink, Option } from './pages.ts'

/** An earlier assessment, with its basis. */
export interface SourceTold {
  readonly title: string
  readonly simulated: boolean
  readonly official: boolean
}

/** What an earlier assessment says. */
export interface EarlierTold {
  readonly level: string
  readonly band: number
  readonly explanation: string
  readonly serviceName: string
}

/** What may be confirmed for one indicator. */
export interface ProposalTold extends EarlierTold {
  readonly source: SourceTold
  readonly version: number
}

/** What is only shown, because the indicators are related and not the same. */
export interface RelatedTold extends EarlierTold {
  readonly code: string
  readonly name: string
  readonly relation: string
  readonly rationale: string
}

export interface ProposalsProps extends Heading {
  readonly sources: readonly Option[]
  readonly source: SourceTold | null
  readonly sourceError: string
  readonly mayConfirm: boolean
  readonly done: string
  readonly refused: string
  readonly skipped: readonly (IndicatorLink & { readonly reason: string })[]
  /** Proposals for what is not answered yet, by aspect. */
  readonly aspects: readonly {
    readonly code: string
    readonly title: string
    readonly items: readonly (IndicatorLink & EarlierTold & { readonly choice: string; readonly keepsText: boolean })[]
  }[]
  readonly related: readonly (IndicatorLink & { readonly earlier: readonly RelatedTold[] })[]
  /** Indicators that have a value, for which nothing is proposed any more. */
  readonly answered: number
}
export const proposalsPage = page<ProposalsProps>('assessments/proposals')
