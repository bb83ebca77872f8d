import { inLang } from '../../web/i18n.ts'
import { drawTextCard } from '../../web/text-card.ts'
import type { Speaker } from '../../web/trend.ts'
import type { Practice } from '../practices/practices.ts'

/** The picture of a practice for link previews: who runs it, what it is, and which indicators it serves. PNG, 1200 × 630. */
export const practicePicture = ({ t, lang }: Speaker, practice: Practice): Buffer =>
  drawTextCard({
    above: practice.agencyName,
    title: inLang(lang, practice.title, practice.titleEn),
    text: inLang(lang, practice.summary, practice.summaryEn),
    below: [
      practice.indicators.length === 0 ? '' : t('practices.picture', { indicators: practice.indicators.join(', ') }),
      t('layout.name'),
    ].filter(Boolean),
  })
