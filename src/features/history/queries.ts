import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AnswerFields } from '../../domain/answers.ts'

/** The revisions of one answer without their texts, newest first. */
export const listRevisions = (
  tx: Handle,
  { id, number, limit, offset }: { id: string; number: number; limit: number; offset: number },
) =>
  tx
    .selectFrom('answer_revision as r')
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('assessment as s', 's.id', 'r.source_assessment')
    .where('r.assessment_id', '=', id)
    .where('r.number', '=', number)
    .select(['r.version', 'r.value', 'r.at', 'p.name as by', 'r.origin', 'r.source_version'])
    .select(['s.year as source_year', 's.basis as source_basis'])
    .orderBy('r.version', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()

export type RevisionRow = Awaited<ReturnType<typeof listRevisions>>[number]

/** The texts of some revisions, by version. */
export async function readTexts(
  tx: Handle,
  id: string,
  number: number,
  versions: readonly number[],
): Promise<ReadonlyMap<number, AnswerFields>> {
  const rows = await tx
    .selectFrom('answer_revision')
    .where('assessment_id', '=', id)
    .where('number', '=', number)
    .where('version', 'in', [...versions, -1])
    .select(['version', 'value', 'explanation'])
    .select(['service_name as serviceName', 'service_owner as serviceOwner'])
    .execute()
  return new Map(rows.map(({ version, ...fields }) => [version, fields]))
}

/** The newest version of one answer; undefined where there is none. */
export const readVersion = async (tx: Handle, id: string, number: number): Promise<number | undefined> =>
  (
    await tx
      .selectFrom('answer')
      .where('assessment_id', '=', id)
      .where('number', '=', number)
      .select('version')
      .executeTakeFirst()
  )?.version

/** Of each answer that was ever changed: how often, and the last time. */
export const listChanged = (tx: Handle, id: string) =>
  tx
    .selectFrom('answer as a')
    .innerJoin('answer_revision as r', (join) =>
      join
        .onRef('r.assessment_id', '=', 'a.assessment_id')
        .onRef('r.number', '=', 'a.number')
        .onRef('r.version', '=', 'a.version'),
    )
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('a.assessment_id', '=', id)
    .select(['a.number', 'a.version', 'a.value', 'r.at', 'p.name as by'])
    .orderBy('a.number')
    .execute()

/** The values of answers at the versions that a submission froze, by number. */
export async function readValuesAt(
  tx: Handle,
  id: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, number | null>> {
  const { rows } = await sql<{ number: number; value: number | null }>`
    select r.number, r.value from unnest(${versions}::integer[]) with ordinality as v (version, number)
    join answer_revision r on r.assessment_id = ${id} and r.number = v.number and r.version = v.version`.execute(tx)
  return new Map(rows.map(({ number, value }) => [number, value]))
}
