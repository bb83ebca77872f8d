import { type Ask, type AskedField, askedFields as askedIn, type Typed } from '../../web/asked.ts'
import type { Translate } from '../../web/i18n.ts'

export { type Ask, attempt, filledIn, mistakesIn, type Typed } from '../../web/asked.ts'

/** Fields as they come back, with the labels of this room. */
export const askedFields = (t: Translate, asks: readonly Ask[], typed: Typed): AskedField[] =>
  askedIn(t, 'adoptions', asks, typed)
