import type { Handle } from '../../db/actor.ts'
import { afterEditorialStep, type EditorialStep } from '../../domain/editorial.ts'
import { can } from '../../domain/permissions.ts'
import { evidenceIn, formOf, isMandatory, numbersIn, SECTIONS } from '../../domain/practice.ts'
import { inLang } from '../../web/i18n.ts'
import { markdownHtml } from '../../web/markdown.ts'
import { markup } from '../../web/pages.ts'
import type { Request } from '../../web/types.ts'
import { evidenceItems, linkedIndicators } from '../practices/practices.ts'
import { obstaclesOf } from './checking.ts'
import { listEvents } from './event-queries.ts'
import type { ManuscriptProps } from './pages.ts'
import { eventLine, TONES } from './presenting.ts'
import type { Manuscript } from './reading.ts'

/** What came of the last step, where it was refused. */
export interface Notice {
  readonly text: string | null
  readonly reason?: { readonly value: string; readonly error: string | null }
}

/** A text as its agency and the curators read it, with what can be done now. */
export async function manuscriptProps(
  tx: Handle,
  request: Request,
  manuscript: Manuscript,
  notice: Notice,
): Promise<ManuscriptProps> {
  const { t, lang, actor } = request
  const { slug, agencyId, content, state, version } = manuscript
  const [events, named, items] = await Promise.all([
    listEvents(tx, slug),
    linkedIndicators(tx),
    evidenceItems(tx, evidenceIn(content.evidence)),
  ])
  const numbers = numbersIn(content.indicators)
  const writes = can(actor, 'practice:write', { agencyId })
  const reviews = can(actor, 'practice:review')
  const possible = (step: EditorialStep): boolean => version > 0 && afterEditorialStep(state, step) !== null
  const obstacles = state === 'published' ? [] : obstaclesOf(content)
  return {
    slug,
    title: content.title,
    summary: content.summary,
    agency: manuscript.agencyName,
    simulated: manuscript.basis === 'simulated',
    state: t(`editing.state.${state}`),
    stateTone: TONES[state],
    reviewer: manuscript.reviewer,
    version,
    notice: notice.text,
    reason: state === 'returned' ? (events.find(({ kind }) => kind === 'returned')?.note ?? null) : null,
    obstacles: obstacles.map(({ field, key, args }) => ({
      field,
      message: `${t(`editing.field.${field}`)}: ${t(key, args)}`,
    })),
    isLive: events.some(({ kind }) => kind === 'published'),
    may: {
      edit: writes && possible('edit'),
      send: writes && possible('send'),
      withdraw: writes && possible('withdraw'),
      take: reviews && possible('take') && manuscript.reviewer !== actor?.name,
      decide: reviews && possible('publish'),
    },
    returned: notice.reason ?? { value: '', error: null },
    facts: factsOf(request, manuscript),
    indicators: named
      .filter(({ number }) => numbers.includes(number))
      .map(({ number, title, titleEn }) => ({ number, title: inLang(lang, title, titleEn) })),
    evidence: items.map(({ id, text, text_en }) => ({ id, text: inLang(lang, text, text_en) })),
    sections: SECTIONS.filter((name) => content[name] !== '' || isMandatory(formOf(content), name)).map((name) => ({
      name,
      label: t(`practices.section.${name}`),
      html: content[name] === '' ? null : markup(markdownHtml(content[name])),
    })),
    events: events.map((event) => eventLine(request, event)),
  }
}

const factsOf = ({ t }: Request, { content }: Manuscript): ManuscriptProps['facts'] =>
  [
    { label: t('editing.field.form'), value: t(`editing.form.${formOf(content)}`) },
    { label: t('editing.field.unit'), value: content.unit },
    { label: t('editing.field.startYear'), value: content.startYear },
    { label: t('editing.field.status'), value: content.status },
    { label: t('editing.field.cost'), value: content.cost === '' ? '' : t(`practices.cost.${content.cost}`) },
  ].filter(({ value }) => value !== '')
