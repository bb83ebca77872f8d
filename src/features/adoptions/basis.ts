import type { ReportBasis } from '../../db/schema.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Option } from './form-pages.ts'
import { choices, oneOf } from './words.ts'

export const BASES = ['reported', 'simulated'] as const

/** The basis a page counts: the one asked for, in a demonstration the simulated one, else what was reported. */
export const basisOf = (given: string | undefined, demonstration: boolean): ReportBasis =>
  oneOf(BASES, given) ?? (demonstration ? 'simulated' : 'reported')

/** The choice between both, which exists in a demonstration only. */
export const basisChoice = (t: Translate, basis: ReportBasis, demonstration: boolean): Option[] =>
  demonstration ? choices(t, BASES, 'basis', basis) : []

/** How bars are filled: simulated ones are hatched, by the pattern of `partials/hatching`. */
export const fillOf = (basis: ReportBasis): string => (basis === 'simulated' ? 'url(#arsir)' : 'currentColor')
