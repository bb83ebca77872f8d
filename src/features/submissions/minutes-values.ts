import { dayInJakarta } from '../../domain/calendar.ts'
import { inWords } from '../../domain/number-words.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { score } from '../../domain/scoring.ts'
import { date, decimal, moment } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Agency } from '../agencies/agencies.ts'
import type { AssessmentRow, SubmissionRow } from '../assessments/assessments.ts'
import { formalName, type Merged, regionName } from '../documents/documents.ts'
import { isProvisional, type LoadedInstrument } from '../instruments/instruments.ts'
import type { countEvidence } from './receipt.ts'

/** What the minutes are of. */
export interface Minuted {
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
  readonly agency: Agency
  /** The submission that holds; null while nothing is submitted, or it was opened again. */
  readonly submission: SubmissionRow | null
  /** All rounds, newest first. */
  readonly rounds: readonly SubmissionRow[]
  /** Null where the submission froze answers only. */
  readonly evidence: ReturnType<typeof countEvidence> | null
}

/**
 * What is merged into the minutes. They are an Indonesian paper whatever language their reader has: `t` is Indonesian.
 * @param verify the whole address where the hash can be looked up; empty where a seal at the end tells it, or there is none
 */
export function minutesValues(minuted: Minuted, t: Translate, verify: string): Merged {
  const { assessment, instrument, agency, submission, rounds, evidence } = minuted
  const name = regionName(agency.code, agency.name)
  const yes = (is: boolean): string => (is ? 'ya' : '')
  const simulated = assessment.basis === 'simulated'
  const missing = assessment.levels.filter((level) => level === null).length
  return {
    texts: {
      ...{ agency: name, agencyCapitals: name.toLocaleUpperCase('id'), code: agency.code },
      ...{ year: String(assessment.year), instrument: instrument.title, regulation: formalName(instrument.regulation) },
      ...{ simulated: yes(simulated), sent: yes(submission !== null), unsent: yes(submission === null) },
      provisional: yes(isProvisional(instrument)),
      ...wordsOf(submission?.at ?? null),
      round: submission ? `ke-${submission.round}, ${moment('id', submission.at)}` : 'belum dikirim',
      basis: t(`submissions.basis.${assessment.basis}`),
      approver: submission?.by ?? '[ nama penanggung jawab ]',
      index: decimal('id', assessment.index_value),
      predicate: assessment.predicate,
      ...{ answered: String(assessment.answered), total: String(assessment.levels.length) },
      missing: missing === 0 ? '' : String(missing),
      evidence: evidenceText(t, evidence),
      hash: submission?.hash ?? '',
      shortHash: submission ? ` · sidik ${submission.hash.slice(0, 16)}…` : '',
      verify,
      sealed: yes(submission !== null && verify === ''),
      coordinator: instrument.id === SPBE ? 'Koordinator SPBE' : 'Koordinator [ … ]',
    },
    lists: {
      part: partsOf(instrument, assessment),
      amendment: rounds
        .filter((one) => one.amendedAt !== null)
        .map((one) => ({
          ...{ round: String(one.round), sent: moment('id', one.at), reason: one.reason ?? '' },
          opened: one.amendedAt ? `${moment('id', one.amendedAt)}\n${one.amendedBy ?? ''}` : '',
        }))
        .reverse(),
    },
  }
}

/** Its regulation names the coordinator; what the later one calls that office is not in our data. */
const SPBE = 'permenpanrb-59-2020'

function evidenceText(t: Translate, evidence: Minuted['evidence']): string {
  if (evidence === null) return t('submissions.evidence.unsealed')
  return evidence.attachments === 0 ? t('submissions.evidence.none') : t('submissions.evidence.counted', evidence)
}

/** The day in words, as minutes begin; empty while it is not known. */
function wordsOf(at: Date | null) {
  if (at === null) return { weekday: '', dayWords: '', month: '', yearWords: '', date: '', time: '' }
  const day = dayInJakarta(at)
  const [year = 0, , dayOfMonth = 0] = day.split('-').map(Number)
  const [, month = ''] = date('id', day).split(' ')
  const time = /(\d\d\.\d\d) WIB$/.exec(moment('id', at))?.[1] ?? ''
  return {
    ...{ weekday: weekdays.format(new Date(`${day}T00:00:00Z`)), dayWords: inWords(dayOfMonth), month },
    ...{ yearWords: inWords(year), date: date('id', day), time },
  }
}

const weekdays = new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: 'UTC' })

/** Domains with their aspects below them, each with its weight and index; aspects alone where there are no domains. */
function partsOf(instrument: LoadedInstrument, { levels }: AssessmentRow) {
  const { domains, aspects } = score(instrument, levels)
  const indices = new Map([...domains, ...aspects].map(({ code, hundredths }) => [code, hundredths]))
  const line = ({ code, title, weightBp }: { code: string; title: string; weightBp: number }) => ({
    code,
    title,
    weight: `${decimal('id', formatHundredths(weightBp))}%`,
    index: decimal('id', formatHundredths(indices.get(code) ?? 0)),
  })
  if (instrument.domains.length === 0) return instrument.aspects.map(line)
  return instrument.domains.flatMap((domain) => [
    line(domain),
    ...instrument.aspects
      .filter(({ domainCode }) => domainCode === domain.code)
      .map((aspect) => line({ ...aspect, title: `– ${aspect.title}` })),
  ])
}
