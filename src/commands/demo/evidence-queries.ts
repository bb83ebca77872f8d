import type { Handle } from '../../db/actor.ts'

export const hasEvidence = async (tx: Handle, agency: string): Promise<boolean> =>
  (await tx
    .selectFrom('evidence_document')
    .where('agency_id', '=', agency)
    .select('id')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** The newest simulated assessment of an agency. */
export const newestSimulated = (tx: Handle, agency: string) =>
  tx
    .selectFrom('assessment')
    .where('agency_id', '=', agency)
    .where('basis', '=', 'simulated')
    .select(['id', 'instrument_id as instrument', 'instrument_version as version'])
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst()

export const itemsOf = (tx: Handle, instrument: string, version: number, ids: readonly string[]) =>
  tx
    .selectFrom('evidence_item')
    .where('instrument_id', '=', instrument)
    .where('instrument_version', '=', version)
    .where('id', 'in', ids)
    .select(['id', 'indicator', 'level'])
    .execute()
