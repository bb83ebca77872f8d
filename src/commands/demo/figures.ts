import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import { yearInJakarta } from '../../domain/calendar.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { seeded } from '../../domain/random.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { score } from '../../domain/scoring.ts'
import { type SimulatedIndex, simulatedIndices } from '../../domain/simulated-indices.ts'
import { simulatedLevels } from '../../domain/simulated-levels.ts'
import { type Snapshot, snapshotHash } from '../../domain/snapshot.ts'
import { findInstrument, type LoadedInstrument } from '../../features/instruments/instruments.ts'
import { idOf } from './accounts.ts'
import { simulatedAnswers } from './answers.ts'
import { consentingAgencies } from './consents.ts'
import { publishedFigures } from './published.ts'
import { giveConsents, hasSimulated, insertAnswers } from './queries.ts'

/**
 * Simulated self-assessments of every autonomous regency and city for 2021–2025 on PermenPANRB 59/2020, submitted, never
 * for the current year; of the reference only for years whose index was published.
 */
export async function seedFigures(tx: Handle, at: Date): Promise<void> {
  if (await hasSimulated(tx)) return
  const instrument = await findInstrument(tx, INSTRUMENT)
  const { regions, means } = await publishedFigures(tx, INSTRUMENT)
  const years = YEARS.filter((year) => year < yearInJakarta(at))
  const reference = regions.find(({ code }) => code === REFERENCE_AGENCY)
  const simulated = simulatedIndices(regions, means, years).filter(
    ({ code, year }) => code !== REFERENCE_AGENCY || reference?.published.some((index) => index.year === year),
  )
  const assessments = simulated.map((index) => assessmentOf(instrument, index)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const answers = simulatedAnswers(instrument)
  await insert(tx, 'assessment', assessments)
  const answered = insertAnswers(tx, [...answers.values()])
  // Sealed while the database is busy with the answers.
  const submissions = assessments.map((assessment) => submissionOf(assessment, instrument, answers))
  await answered
  await insert(tx, 'submission', submissions)
  await giveConsents(tx, consentingAgencies(regions.map(({ code }) => code)), at)
}

const INSTRUMENT = 'permenpanrb-59-2020'
const YEARS = [2021, 2022, 2023, 2024, 2025]

type Answers = ReturnType<typeof simulatedAnswers>
type Assessment = ReturnType<typeof assessmentOf>

function assessmentOf(instrument: LoadedInstrument, { code, year, hundredths }: SimulatedIndex) {
  const levels = simulatedLevels(instrument, code, year, hundredths)
  const result = score(instrument, levels)
  const { startedAt, submittedAt } = datesOf(code, year)
  return {
    id: idOf(`assessment ${code} ${year}`, startedAt),
    agency_id: code,
    instrument_id: instrument.id,
    instrument_version: instrument.version,
    year,
    stage: 'self' as const,
    basis: 'simulated' as const,
    state: 'submitted' as const,
    document: '',
    levels,
    answered: levels.length,
    index_value: formatHundredths(result.indexHundredths),
    index_millionths: result.indexMillionths,
    predicate: result.predicate.label,
    domain_scores: result.domains.map((part) => part.hundredths),
    aspect_scores: result.aspects.map((part) => part.hundredths),
    started_by: null,
    started_at: startedAt,
    updated_at: submittedAt,
  }
}

/** Begun in July, submitted before the end of September, in the working hours of western Indonesia. */
function datesOf(code: string, year: number) {
  const draw = seeded(`${code} ${year} dates`)
  const startedAt = new Date(Date.UTC(year, 6, 1 + Math.floor(draw() * 25), 1, Math.floor(draw() * 480)))
  const days = 14 + Math.floor(draw() * 45)
  return { startedAt, submittedAt: new Date(startedAt.getTime() + days * 86_400_000) }
}

function submissionOf(assessment: Assessment, { id, version, sha256 }: LoadedInstrument, answers: Answers) {
  const snapshot: Snapshot = {
    assessment: assessment.id,
    agency: assessment.agency_id,
    year: assessment.year,
    stage: assessment.stage,
    instrument: { id, version, sha256 },
    index: { exactMillionths: assessment.index_millionths, predicate: assessment.predicate },
    answers: assessment.levels.flatMap((value, at) => answers.get(`${at + 1} ${value}`) ?? []),
  }
  return {
    assessment_id: assessment.id,
    agency_id: assessment.agency_id,
    by_membership: null,
    at: assessment.updated_at,
    snapshot_hash: snapshotHash(snapshot, null),
    index_value: assessment.index_value,
    predicate: assessment.predicate,
    versions: assessment.levels.map(() => 1),
  }
}
