import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import type { Practice } from '../practices/practices.ts'

/** The picture of a practice for link previews: who runs it, what it is, and which indicators it serves. PNG, 1200 × 630. */
export async function practicePicture({ t, lang }: Speaker, practice: Practice): Promise<Buffer> {
  // Loaded at the first drawing.
  const { drawTextCard } = await import('../../web/text-card.ts')
  return drawTextCard({
    above: practice.agencyName,
    title: inLang(lang, practice.title, practice.titleEn),
    text: inLang(lang, practice.summary, practice.summaryEn),
    below: [
      practice.indicators.length === 0 ? '' : t('practices.picture', { indicators: practice.indicators.join(', ') }),
      t('layout.name'),
    ].filter(Boolean),
  })
}
