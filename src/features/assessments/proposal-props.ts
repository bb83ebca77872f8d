import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { can } from '../../domain/permissions.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { type Earlier, type EarlierRow, earlierOf, type Proposals, proposalsFrom } from '../proposals/proposals.ts'
import { listAnswers } from './answer-queries.ts'
import type { Outcome } from './confirming.ts'
import { bandOf, headingOf, levelText, linkOf, titleIn, titleOf } from './presenting.ts'
import type { EarlierTold, ProposalsProps, ProposalTold, RelatedTold, SourceTold } from './proposal-pages.ts'
import { openAssessment } from './reading.ts'

/** What came of the last press of a button. */
export interface Pressed {
  readonly confirmed: number
  readonly skipped: Outcome['skipped']
  /** Keys of sentences. */
  readonly refused: string
  readonly sourceError: string
}

/** Everything the page of all proposals shows. */
export const proposalsProps = (db: Database, request: Request, id: string, pressed: Pressed): Promise<ProposalsProps> =>
  asActor(db, request.actor, async (tx) => {
    const { actor, lang, t } = request
    const { assessment, instrument } = await openAssessment(tx, actor, id)
    const { agency_id: agencyId, year, source_id: source } = assessment
    const agency = await findAgency(tx, agencyId)
    const earlier = await earlierOf(tx, { agencyId, year, instrument: instrument.id })
    const proposals = source === null ? null : await proposalsFrom(tx, source, instrument)
    const answers = await listAnswers(tx, id)
    const open = instrument.indicators.filter(({ number }) => assessment.levels[number - 1] == null)
    const heading = headingOf(request, assessment, instrument, agency)
    const aspects = instrument.aspects.map((aspect) => ({
      code: aspect.code,
      title: titleIn(lang, aspect),
      items: open
        .filter(({ aspectCode }) => aspectCode === aspect.code)
        .flatMap((indicator) => {
          const found = proposals?.proposed.get(indicator.number)
          if (!proposals || !found) return []
          const choice = `${indicator.number}-${found.answer.version}`
          const keepsText = (answers[indicator.number - 1]?.explanation ?? '').trim() !== ''
          return [{ ...linkOf(lang, indicator), ...earlierTold(proposals, found), choice, keepsText }]
        }),
    }))
    return {
      ...heading,
      sources: [
        { value: '', label: t('proposals.source.none'), hint: '', chosen: source === null },
        ...earlier.map((one) => ({
          value: one.id,
          label: `${titleOf(t, one)}${one.basis === 'simulated' ? ` · ${t('assessments.tag.simulated')}` : ''}`,
          hint: '',
          chosen: one.id === source,
        })),
      ],
      source: proposals ? sourceTold(request, proposals.source) : null,
      sourceError: pressed.sourceError === '' ? '' : t(pressed.sourceError),
      mayConfirm: can(actor, 'assessment:answer', { agencyId }) && !heading.locked,
      done: pressed.confirmed > 0 ? t('proposals.done', { count: pressed.confirmed }) : '',
      refused: pressed.refused === '' ? '' : t(pressed.refused),
      skipped: pressed.skipped.flatMap(({ number, reason }) => {
        const indicator = instrument.indicators[number - 1]
        return indicator ? [{ ...linkOf(lang, indicator), reason: t(`proposals.skipped.${reason}`) }] : []
      }),
      aspects: heading.locked ? [] : aspects.filter(({ items }) => items.length > 0),
      related: heading.locked
        ? []
        : open.flatMap((indicator) => {
            const shown = proposals ? relatedTold(request, proposals, indicator.number) : []
            return shown.length > 0 ? [{ ...linkOf(lang, indicator), earlier: shown }] : []
          }),
      answered: assessment.answered,
    }
  })

/** The proposal for one indicator, or null. */
export function proposalTold(request: Request, proposals: Proposals, number: number): ProposalTold | null {
  const found = proposals.proposed.get(number)
  if (!found) return null
  const source = sourceTold(request, proposals.source)
  return { ...earlierTold(proposals, found), source, version: found.answer.version }
}

/** What an earlier assessment on another instrument says about what is related to an indicator. */
export const relatedTold = ({ lang, t }: Request, proposals: Proposals, number: number): RelatedTold[] =>
  (proposals.related.get(number) ?? []).map(({ link, ...earlier }) => ({
    ...earlierTold(proposals, earlier),
    code: earlier.indicator.code,
    name: titleIn(lang, earlier.indicator),
    relation: t(`proposals.relation.${link.relation}`, { confidence: t(`proposals.confidence.${link.confidence}`) }),
    rationale: inLang(lang, link.rationale, link.rationaleEn),
  }))

export const sourceTold = ({ t }: Request, source: EarlierRow): SourceTold => ({
  title: titleOf(t, source),
  simulated: source.basis === 'simulated',
  official: source.stage === 'official',
})

const earlierTold = ({ instrument }: Proposals, { answer }: Earlier): EarlierTold => ({
  level: levelText(instrument, answer.value) ?? '',
  band: bandOf(answer.value),
  explanation: answer.explanation,
  serviceName: answer.serviceName,
})
