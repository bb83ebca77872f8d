import type { Database } from '../../db/database.ts'
import type { AnswerFields } from '../../domain/answers.ts'
import type { Refusal } from '../../domain/errors.ts'
import { ITEM_STATES, type ItemState } from '../../domain/ladder.ts'
import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { can } from '../../domain/permissions.ts'
import type { Field, Fields } from '../../web/forms.ts'
import { inLang, type Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { type AssignmentRow, type readTalk, subjectOf, teamCard } from '../assignments/assignments.ts'
import { waitingLine } from '../deliveries/deliveries.ts'
import { documentTold, itemTold, type LadderRows, ladderFor, levelTold } from '../ladder/ladder.ts'
import { recommended } from '../practices/practices.ts'
import { type Reference, referenceLabel } from '../progress/progress.ts'
import type { Proposals } from '../proposals/proposals.ts'
import type { IndicatorProps, LevelCard } from './answer-pages.ts'
import { chosenText, conflictsOf } from './conflict-props.ts'
import { unsentWords } from './offline.ts'
import type { Here } from './presence-queries.ts'
import { bandOf, headingOf, levelText, linkOf } from './presenting.ts'
import { proposalTold, relatedTold } from './proposal-props.ts'
import type { answerIn } from './reading.ts'
import type { answerForm } from './schema.ts'

/** What a refused form brings back: the fields as typed, and why it was refused. */
export interface Typed {
  readonly fields?: Fields<(typeof answerForm)['shape']>
  readonly refusal?: Refusal
  readonly saved?: boolean
  readonly chosen?: Chosen
  /** What was stored at the version of the form: where it says the same, nothing was typed. */
  readonly stored?: AnswerFields
}

/** The text of a conflict that was chosen, as `chosenText` knows it, and what was stored at the version of the form. */
export interface Chosen {
  readonly pressed: string
  readonly version: string
  readonly stored: AnswerFields
}

/** What stands beside an answer: colleagues who are at it too, what an earlier assessment says, and whose work it is. */
export interface Beside {
  readonly others: readonly Here[]
  readonly proposals: Proposals | null
  readonly assignment: AssignmentRow | undefined
  readonly talk: Awaited<ReturnType<typeof readTalk>>
  /** How much came from units and waits. */
  readonly waiting: number
}

type Opened = Awaited<ReturnType<typeof answerIn>>

/** Everything the page of one indicator shows. */
export async function indicatorProps(
  db: Database,
  request: Request,
  opened: Opened,
  reference: Reference,
  { others, proposals, assignment, talk, waiting }: Beside,
  typed: Typed,
  { today, rows }: { readonly today: string; readonly rows: LadderRows },
): Promise<IndicatorProps> {
  const { t, lang, actor } = request
  const { assessment, instrument, indicator } = opened
  const practices = await recommended(db, instrument.id, indicator.number, today)
  const heading = headingOf(request, assessment, instrument, await findAgency(db, assessment.agency_id))
  const referenceValue = reference.values[indicator.number - 1] ?? null
  const fields = fieldsOf(request, opened, typed)
  const neighbour = (number: number) => {
    const other = instrument.indicators[number - 1]
    return other ? linkOf(lang, other) : null
  }
  const mayAnswer = can(actor, 'assessment:answer', subjectOf(assessment.agency_id, assignment))
  const editable = mayAnswer && !heading.locked
  return {
    ...heading,
    number: indicator.number,
    code: indicator.code,
    name: inLang(lang, indicator.title, indicator.titleEn),
    question: inLang(lang, indicator.question, indicator.questionEn),
    guidance: inLang(lang, indicator.guidance, indicator.guidanceEn),
    units: indicator.suggestedUnits.join(', '),
    weight: formatHundredths(indicator.weightBp),
    externalIndex: indicator.externalIndex?.index ?? '',
    lowConfidence: indicator.criteriaConfidence === 'low',
    wholeLevels: instrument.stepHundredths === 100,
    levels: levelCards(request, opened, fields.value.value, referenceValue, rows),
    namesService: indicator.namesService,
    ...fields,
    wrong: Object.values(fields).some((field) => typeof field !== 'string' && field.error !== null),
    general: typed.refusal ? t(typed.refusal.key, typed.refusal.details.args) : null,
    conflicts: conflictsOf(request, instrument, typed.refusal),
    notice: typed.refusal?.details.code === 'gone' ? t(typed.refusal.key) : '',
    choosing: typed.chosen !== undefined,
    others:
      others.length === 0 ? '' : t('assessments.presence.here', { names: others.map(({ name }) => name).join(', ') }),
    proposal: proposals ? proposalTold(request, proposals, indicator.number) : null,
    deliveries: waitingLine(request, assessment.agency_id, waiting),
    team: teamCard(request, assessment.agency_id, assignment, talk, { locked: heading.locked, today }),
    related: proposals ? relatedTold(request, proposals, indicator.number) : [],
    tooLate: typed.refusal?.details.code === 'locked',
    endsReady: mayAnswer && assessment.state === 'ready',
    saved: typed.saved ?? false,
    asTyped: typed.fields !== undefined,
    words: editable ? unsentWords(request) : '',
    unsent:
      editable || !can(actor, 'assessment:list')
        ? null
        : { id: assessment.id, number: String(indicator.number), words: unsentWords(request) },
    editable,
    readOnlyReason: heading.locked ? t('assessments.readOnly.locked') : mayAnswer ? '' : t('assessments.readOnly.role'),
    referenceLabel: referenceLabel(t, reference),
    referenceLevel: levelText(instrument, referenceValue) ?? '',
    referenceBand: bandOf(referenceValue),
    referenceSimulated: reference.basis === 'simulated',
    isTarget: reference.kind === 'target',
    practices: practices.map((p) => ({
      slug: p.slug,
      title: inLang(lang, p.title, p.titleEn),
      summary: inLang(lang, p.summary, p.summaryEn),
    })),
    previous: neighbour(indicator.number - 1),
    next: neighbour(indicator.number + 1),
    index: assessment.index_value,
    answered: assessment.answered,
    total: assessment.levels.length,
    unofficialEnglish: lang === 'en',
  }
}

const plain = (value: string): Field => ({ value, error: null })

/**
 * What was typed if a form was refused, with each error as a sentence, else what is stored. After a conflict the next
 * save is based on the newest version.
 */
function fieldsOf({ t }: Request, { answer, instrument }: Opened, { fields, refusal, chosen, stored: base }: Typed) {
  const stored = {
    value: plain(levelText(instrument, answer.value) ?? ''),
    explanation: plain(answer.explanation),
    serviceName: plain(answer.serviceName),
    serviceOwner: plain(answer.serviceOwner),
  }
  const version = String(answer.version)
  if (!fields) return { version, ...stored }
  const sentence = (name: keyof typeof stored): string | null => {
    const refused = refusal?.details.errors?.find(({ field }) => field === name)
    return refused ? t(refused.key, refused.args) : fields[name].error && t(fields[name].error)
  }
  // a field that was left alone follows what others stored meanwhile, or saving again would undo that
  const isLeft = (name: keyof typeof stored): boolean => base !== undefined && saysSame(fields[name].value, base[name])
  const typed = (name: keyof typeof stored): Field =>
    isLeft(name) ? stored[name] : { value: fields[name].value, error: sentence(name) }
  const [value, explanation] = [typed('value'), typed('explanation')]
  const back = { value, explanation, serviceName: typed('serviceName'), serviceOwner: typed('serviceOwner') }
  if (!chosen) return { version, ...back }
  return { version: chosen.version, ...chosenText(chosen.pressed, back, chosen.stored, instrument) }
}

const saysSame = (typed: string, stored: AnswerFields[keyof AnswerFields]): boolean =>
  typeof stored === 'string'
    ? typed.replaceAll('\r\n', '\n') === stored
    : (typed.trim() === '' ? null : parseHundredths(typed.trim().replace(',', '.'))) === stored

/** The five levels as cards; the chosen one and the next one up lie open, so that what is missing is seen unasked. */
function levelCards(
  request: Request,
  { assessment, indicator }: Opened,
  chosen: string,
  reference: number | null,
  rows: LadderRows,
): LevelCard[] {
  const { lang, t } = request
  const claimed = Math.floor(Number(chosen.replace(',', '.'))) || 0
  const ladder = ladderFor(indicator, claimed * 100, rows)
  return ladder.levels.map((one) => {
    const { level, of, items } = one
    const isNear = level <= claimed + 1
    return {
      level,
      value: String(level),
      label: inLang(lang, of.label, of.labelEn),
      criteria: inLang(lang, of.criteria, of.criteriaEn),
      chosen: level === claimed,
      isReference: bandOf(reference) === level,
      open: level === claimed || level === claimed + 1,
      ...levelTold(request, one),
      tally: level >= 2 && (isNear || items.some(({ attached }) => attached.length > 0)) ? tallyOf(t, items) : '',
      levelPath: level >= 2 ? `/penilaian/${assessment.id}/indikator/${indicator.number}/tingkat/${level}` : '',
      evidence: items.map((item) => ({
        ...itemTold(request, one, item),
        documents: item.attached.map(documentTold),
      })),
    }
  })
}

/** "2 belum, 1 diunggah". */
const tallyOf = (t: Translate, items: readonly { readonly state: ItemState }[]): string =>
  ITEM_STATES.flatMap((state) => {
    const count = items.filter((item) => item.state === state).length
    return count === 0 ? [] : [t('ladder.tally', { count, state: t(`ladder.state.${state}`).toLowerCase() })]
  }).join(', ')
