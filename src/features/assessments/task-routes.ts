import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { largestGaps } from '../../domain/comparison.ts'
import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { can } from '../../domain/permissions.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import { lasting } from '../../web/lasting.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { practiceIndicators } from '../practices/practices.ts'
import { type Reference, referenceLabel, referenceOf, referenceResults } from '../progress/progress.ts'
import { type TaskListProps, taskListPage } from './pages.ts'
import { bandOf, gapRow, headingOf, levelText, linkOf, predicateIn, titleIn } from './presenting.ts'
import { type AssessmentRow, readAssessment } from './queries.ts'
import { type Opened, opened } from './reading.ts'
import { assessmentParams } from './schema.ts'

const WIDEST_GAPS = 3

/** `/penilaian/:id`: the task list, one line an indicator, with the score so far. */
export const tasks: Room = (app, { db }) => {
  const options = { config: { access: 'assessment:read' }, schema: { hide: true, params: assessmentParams } } as const
  const made = lasting<TaskListProps>()
  app.get('/penilaian/:id', options, async (request, reply) => {
    const { actor, lang, url } = request
    const { id } = request.params
    const [row, results] = await readAs(db, actor, (tx) => Promise.all([readAssessment(tx, id), referenceResults(tx)]))
    const found = await opened(db, actor, row)
    const mayAnswer = can(actor, 'assessment:answer', { agencyId: found.assessment.agency_id })
    const key = [lang, url, publicGeneration(db), found.assessment, results, mayAnswer]
    const props = await made(key, () => taskListProps(db, request, found, referenceOf(found.instrument, results)))
    return reply.page(taskListPage, props, { title: `${props.title}, ${props.agency}` })
  })
}

async function taskListProps(
  db: Database,
  request: Request,
  { assessment, instrument }: Opened,
  reference: Reference,
): Promise<TaskListProps> {
  const { lang, t } = request
  const agency = await findAgency(db, assessment.agency_id)
  const practices = await practiceIndicators(db, instrument.id)
  const { levels, answered, index_value: index, predicate } = assessment
  const firstEmpty = instrument.indicators.find(({ number }) => levels[number - 1] == null)
  return {
    ...headingOf(request, assessment, instrument, agency),
    index,
    predicate: predicateIn(lang, instrument, predicate),
    answered,
    total: levels.length,
    missing: levels.length - answered,
    ...referenceProps(reference, referenceLabel(t, reference)),
    difference: formatHundredths((parseHundredths(index) ?? 0) - (parseHundredths(reference.index) ?? 0)),
    next: firstEmpty ? linkOf(lang, firstEmpty) : null,
    offer: offerOf(request, assessment),
    gaps: largestGaps(instrument, levels, reference.values, WIDEST_GAPS).flatMap((gap) =>
      gapRow(lang, instrument, practices, gap),
    ),
    groups: groupsOf(lang, instrument, assessment, reference),
  }
}

function offerOf(
  { t, actor }: Request,
  { agency_id, state, stage, levels, answered, source_id }: AssessmentRow,
): string {
  const open = state !== 'submitted' && stage === 'self' && answered < levels.length
  if (!open || !can(actor, 'assessment:answer', { agencyId: agency_id })) return ''
  return t(`proposals.offer.${source_id === null ? 'none' : 'ready'}`)
}

export const referenceProps = (reference: Reference, label: string) => ({
  referenceLabel: label,
  referenceIndex: reference.index,
  referenceSimulated: reference.basis === 'simulated',
  isTarget: reference.kind === 'target',
})

/** Domains where the regulation knows them, and in each the aspects with their indicators. */
function groupsOf(lang: Lang, instrument: LoadedInstrument, { levels }: AssessmentRow, { values }: Reference) {
  const aspects = instrument.aspects.map((aspect) => {
    const indicators = instrument.indicators
      .filter(({ aspectCode }) => aspectCode === aspect.code)
      .map((indicator) => {
        const own = levels[indicator.number - 1] ?? null
        const reference = values[indicator.number - 1] ?? null
        return {
          ...linkOf(lang, indicator),
          level: levelText(instrument, own),
          levelBand: bandOf(own),
          reference: levelText(instrument, reference) ?? '',
          referenceBand: bandOf(reference),
        }
      })
    const answered = indicators.filter(({ level }) => level !== null).length
    return {
      domainCode: aspect.domainCode,
      title: titleIn(lang, aspect),
      answered,
      total: indicators.length,
      indicators,
    }
  })
  if (instrument.domains.length === 0) return [{ title: null, aspects }]
  return instrument.domains.map(({ code, title, titleEn }) => ({
    title: inLang(lang, title, titleEn),
    aspects: aspects.filter(({ domainCode }) => domainCode === code),
  }))
}
