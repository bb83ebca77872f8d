import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { mirror, upsert } from '../../db/bulk.ts'
import type { Database } from '../../db/database.ts'
import type { Instrument } from '../../domain/instrument.ts'
import type { LoadedInstrument } from './instruments.ts'
import type { readPractices } from './practices.ts'

export const newestInstrument = (tx: Handle, id: string) =>
  tx
    .selectFrom('instrument')
    .select(['version', 'sha256'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Locks the version first: an assessment that is being started on it is either seen or waits. */
export async function usedByAssessment(tx: Handle, id: string, version: number): Promise<boolean> {
  const exact = tx.selectFrom('instrument').select('version').where('id', '=', id).where('version', '=', version)
  await exact.forUpdate().execute()
  const used = await tx
    .selectFrom('assessment')
    .select('id')
    .where('instrument_id', '=', id)
    .where('instrument_version', '=', version)
    .limit(1)
    .executeTakeFirst()
  return used !== undefined
}

/** A version that stands already keeps its state: a retired instrument stays retired. */
export async function writeInstrument(tx: Handle, loaded: LoadedInstrument, version: number, at: Date): Promise<void> {
  const { instrument, content, sha256 } = loaded
  const told = {
    sha256,
    title: instrument.title,
    title_en: instrument.titleEn,
    indicator_count: instrument.indicators.length,
    content: JSON.stringify(content),
    loaded_at: at,
  }
  await tx
    .insertInto('instrument')
    .values({ id: instrument.id, version, state: 'published', ...told })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doUpdateSet(told))
    .execute()
}

/** Each piece of evidence as a row with an id that verdicts and files can point to. */
export async function mirrorEvidence(tx: Handle, instrument: Instrument, version: number): Promise<void> {
  const exact = { instrument_id: instrument.id, instrument_version: version }
  await tx
    .deleteFrom('evidence_item')
    .where('instrument_id', '=', instrument.id)
    .where('instrument_version', '=', version)
    .execute()
  const items = instrument.indicators.flatMap(({ number, levels }) =>
    levels.flatMap(({ level, evidence }) =>
      evidence.map(({ id, text, textEn }, at) => ({
        ...exact,
        id,
        indicator: number,
        level,
        position: at + 1,
        text,
        text_en: textEn,
      })),
    ),
  )
  await upsert(tx, 'evidence_item', ['instrument_id', 'instrument_version', 'id'], items)
}

export const listFollowedRegions = (tx: Handle) =>
  tx
    .selectFrom('follow')
    .where('subject', '=', 'region')
    .where('wanted', '=', true)
    .select('subject_id')
    .distinct()
    .execute()

export const listFollowedIndices = (tx: Handle) =>
  tx
    .selectFrom('published_index')
    .where('agency_id', 'in', (eb) => eb.selectFrom('follow').where('subject', '=', 'region').select('subject_id'))
    .select(['agency_id', 'year'])
    .execute()

/** Fingerprint of the files that the database was last brought to. */
export const loadedFingerprint = (db: Database) =>
  db.selectFrom('data_version').select('loaded_sha256').executeTakeFirstOrThrow()

/** `at`: when it changed anything; null where all was there already. */
export const rememberLoaded = (tx: Handle, fingerprint: string, at: Date | null) =>
  tx
    .updateTable('data_version')
    .set({ loaded_sha256: fingerprint, ...(at && { loaded_at: at }) })
    .execute()

/**
 * Brings the snapshots to what their file says. What agencies published themselves stays, also where the file still tells
 * of the same practice: the owner's word replaces the snapshot. So does one that somebody has taken over. Returns how many
 * rows changed.
 */
export async function mirrorSnapshots(tx: Handle, file: Awaited<ReturnType<typeof readPractices>>): Promise<number> {
  const own = await tx.selectFrom('practice').where('origin', '=', 'agency').select('slug').execute()
  const taken = new Set(own.map(({ slug }) => slug))
  const isFree = ({ slug }: { readonly slug: string }) => !taken.has(slug)
  const practices = await mirror(tx, 'practice', ['slug'], file.practices.filter(isFree), notOfAgencies)
  const key = ['slug', 'instrument_id', 'number'] as const
  return practices + (await mirror(tx, 'practice_indicator', key, file.indicators.filter(isFree), notOfAgencies))
}

const notOfAgencies = sql<boolean>`slug not in (
  select slug from practice where origin = 'agency' union all select practice_slug from adoption
)`
