import type { CopyState } from '../../domain/copying.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Tag } from './pages.ts'

const TONES: Readonly<Record<CopyState, string>> = { open: '', copied: 'good', changed: 'warn' }

/** How far a part is, in words and colour. */
export const stateTag = (t: Translate, state: CopyState): Tag => ({
  label: t(`packages.state.${state}`),
  tone: TONES[state],
})
