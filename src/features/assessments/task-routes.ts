import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { largestGaps } from '../../domain/comparison.ts'
import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { can } from '../../domain/permissions.ts'
import { inLang } from '../../web/i18n.ts'
import { lasting } from '../../web/lasting.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { type AssignmentRow, assignmentTold, listAssignments, subjectOf } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { practiceIndicators } from '../practices/practices.ts'
import { type Reference, referenceLabel, referenceOf, referenceResults } from '../progress/progress.ts'
import { unsentWords } from './offline.ts'
import { type TaskListProps, taskListPage } from './pages.ts'
import { bandOf, gapRow, headingOf, levelText, linkOf, predicateIn, titleIn } from './presenting.ts'
import { type AssessmentRow, readAssessment } from './queries.ts'
import { type Opened, opened } from './reading.ts'
import { assessmentParams } from './schema.ts'

const WIDEST_GAPS = 3

/** `/penilaian/:id`: the task list, one line an indicator, with the score so far. */
export const tasks: Room = (app, { db, clock }) => {
  const options = { config: { access: 'assessment:read' }, schema: { hide: true, params: assessmentParams } } as const
  const made = lasting<TaskListProps>()
  app.get('/penilaian/:id', options, async (request, reply) => {
    const { actor, lang, url } = request
    const { id } = request.params
    const [row, results, assigned] = await readAs(db, actor, (tx) =>
      Promise.all([readAssessment(tx, id), referenceResults(tx), listAssignments(tx, id)]),
    )
    const today = dayInJakarta(clock())
    const found = await opened(db, actor, row)
    const subject = { agencyId: found.assessment.agency_id }
    const units = actor?.memberships.map(({ unit }) => unit)
    const rights = [can(actor, 'assessment:answer', subject), can(actor, 'team:read', subject), units]
    const key = [lang, url, publicGeneration(db), found.assessment, results, rights, assigned, today]
    const props = await made(key, () =>
      taskListProps(db, request, found, referenceOf(found.instrument, results), { assigned, today }),
    )
    return reply.page(taskListPage, props, {
      title: `${props.title}, ${props.agency}`,
      scripts: props.unsent ? ['unsent.js'] : [],
    })
  })
}

async function taskListProps(
  db: Database,
  request: Request,
  { assessment, instrument }: Opened,
  reference: Reference,
  work: Work,
): Promise<TaskListProps> {
  const { lang, t } = request
  const agency = await findAgency(db, assessment.agency_id)
  const practices = await practiceIndicators(db, instrument.id)
  const { levels, answered, index_value: index, predicate } = assessment
  const mine = (number: number) => {
    const row = work.assigned.find((one) => one.number === number)
    return can(request.actor, 'assessment:answer', subjectOf(assessment.agency_id, row))
  }
  const firstEmpty = instrument.indicators.find(({ number }) => levels[number - 1] == null && mine(number))
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
    worksOffline: assessment.state !== 'submitted' && instrument.indicators.some(({ number }) => mine(number)),
    unsent: can(request.actor, 'assessment:list')
      ? { id: assessment.id, number: '', words: unsentWords(request) }
      : null,
    mayImport:
      assessment.state !== 'submitted' && can(request.actor, 'assessment:answer', { agencyId: assessment.agency_id }),
    gaps: largestGaps(instrument, levels, reference.values, WIDEST_GAPS).flatMap((gap) =>
      gapRow(lang, instrument, practices, gap),
    ),
    groups: groupsOf(request, instrument, assessment, reference, work),
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

/** Who works on what; nothing for those outside the agency. */
interface Work {
  readonly assigned: readonly AssignmentRow[]
  readonly today: string
}

/** Domains where the regulation knows them, and in each the aspects with their indicators. */
function groupsOf(
  request: Request,
  instrument: LoadedInstrument,
  { levels }: AssessmentRow,
  { values }: Reference,
  { assigned, today }: Work,
) {
  const { lang } = request
  const tasks = new Map(assigned.map((row) => [row.number, row]))
  const aspects = instrument.aspects.map((aspect) => {
    const indicators = instrument.indicators
      .filter(({ aspectCode }) => aspectCode === aspect.code)
      .map((indicator) => {
        const own = levels[indicator.number - 1] ?? null
        const reference = values[indicator.number - 1] ?? null
        return {
          ...linkOf(lang, indicator),
          ...assignmentTold(request, tasks.get(indicator.number), today),
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
