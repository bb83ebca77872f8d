import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

export interface TokensProps {
  /** The token that was made a moment ago, shown this once; empty for none. */
  readonly made: string
  readonly madeName: string
  /** What was wrong, in words beside the name of its field. */
  readonly mistakes: readonly { readonly name: string; readonly message: string }[]
  readonly id: string
  readonly name: Field
  readonly scopesError: string
  readonly daysError: string
  readonly scopes: readonly {
    readonly scope: string
    readonly text: string
    readonly ticked: boolean
  }[]
  readonly days: readonly { readonly value: number; readonly chosen: boolean }[]
  readonly tokens: readonly {
    readonly id: string
    readonly name: string
    readonly scopes: readonly string[]
    readonly madeAt: Date
    readonly expiresAt: Date
    readonly lastUsedAt: Date | null
    readonly expired: boolean
  }[]
}

export const tokensPage = page<TokensProps>('tokens/list')
