import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { asPlatform, type Handle } from '../../src/db/actor.ts'
import { formatHundredths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { type Snapshot, snapshotHash } from '../../src/domain/snapshot.ts'
import { findInstrument } from '../../src/features/instruments/instruments.ts'
import { aDatabase } from '../support/database.ts'

const SPBE = 'permenpanrb-59-2020'
const { db } = await aDatabase(t, 'demo')

t.test('stored scores, answers, first revisions and seals are what the levels give', async (t) => {
  const { id, version, sha256, ...instrument } = await findInstrument(db, SPBE)
  const { assessments, answers, revisions, seals } = await asPlatform(db, sampled)
  t.ok(assessments.length >= 200)
  t.equal(assessments.filter(({ agency_id }) => agency_id === '32.11').length, 3)
  const wrong = assessments.filter((row) => {
    const result = score({ id, ...instrument }, row.levels)
    const own = answersOf(answers, row.id)
    const snapshot: Snapshot = {
      assessment: row.id,
      agency: row.agency_id,
      year: row.year,
      stage: row.stage,
      instrument: { id, version, sha256 },
      index: { exactMillionths: result.indexMillionths, predicate: result.predicate.label },
      answers: own,
    }
    const computed = {
      index: formatHundredths(result.indexHundredths),
      millionths: result.indexMillionths,
      predicate: result.predicate.label,
      domains: result.domains.map(({ hundredths }) => hundredths),
      aspects: result.aspects.map(({ hundredths }) => hundredths),
      levels: own.map(({ value }) => value),
      revisions: own,
      seal: { agency: row.agency_id, at: row.updated_at, hash: snapshotHash(snapshot, null) },
    }
    const seal = seals.find(({ assessment_id }) => assessment_id === row.id)
    return !isDeepStrictEqual(computed, {
      index: row.index_value,
      millionths: row.index_millionths,
      predicate: row.predicate,
      domains: row.domain_scores,
      aspects: row.aspect_scores,
      levels: row.levels,
      revisions: answersOf(revisions, row.id),
      seal: { agency: seal?.agency_id, at: seal?.at, hash: seal?.snapshot_hash },
    })
  })
  t.same(
    wrong.map(({ agency_id, year }) => `${agency_id} ${year}`),
    [],
  )
})

const columns = [
  'assessment_id',
  'number',
  'version',
  'value',
  'explanation',
  'service_name as serviceName',
  'service_owner as serviceOwner',
] as const

/** Two hundred assessments spread over all, and those of Sumedang, with what belongs to them. */
async function sampled(tx: Handle) {
  const all = await tx.selectFrom('assessment').selectAll().orderBy('agency_id').orderBy('year').execute()
  const assessments = all.filter(({ agency_id }, at) => at % 12 === 0 || agency_id === '32.11')
  const ids = assessments.map(({ id }) => id)
  return {
    assessments,
    answers: await tx
      .selectFrom('answer')
      .where('assessment_id', 'in', ids)
      .select(columns)
      .orderBy('number')
      .execute(),
    revisions: await tx
      .selectFrom('answer_revision')
      .where('assessment_id', 'in', ids)
      .select(columns)
      .orderBy('number')
      .execute(),
    seals: await tx.selectFrom('submission').where('assessment_id', 'in', ids).selectAll().execute(),
  }
}

type Answers = Awaited<ReturnType<typeof sampled>>['answers']

const answersOf = (answers: Answers, id: string) =>
  answers.filter(({ assessment_id }) => assessment_id === id).map(({ assessment_id, ...answer }) => answer)
