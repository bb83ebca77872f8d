import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { asPlatform, type Handle } from '../src/db/actor.ts'
import { insert } from '../src/db/bulk.ts'
import type { Database } from '../src/db/database.ts'
import type { Member } from './data.ts'

const FILES = 300

/** An assessment's evidence: 300 files, each at an item of its own, and a verdict on every second one. */
export const addEvidence = (db: Database, { actor, assessment }: Member, at: Date): Promise<void> =>
  asPlatform(db, async (tx) => {
    const [post] = actor.memberships
    if (!post?.agency) throw new Error('everybody has a post')
    const own = { agency_id: post.agency }
    const made = (await itemsOf(tx, assessment)).map((item, nth) => {
      const sha256 = createHash('sha256').update(String(nth)).digest('hex')
      return { item, nth, sha256, file: uuid(), document: uuid(), reference: uuid() }
    })
    const by = { by_membership: post.id, at }
    await insert(
      tx,
      'evidence_file',
      made.map(({ nth, sha256, file }) => ({ ...own, ...by, id: file, sha256, ...fileOf(nth) })),
    )
    await insert(
      tx,
      'evidence_document',
      made.map(({ nth, document }) => ({
        ...{ ...own, id: document, kind: 'file' as const, title: `Dokumen ${nth}`, number: `Perbup ${nth} Tahun 2025` },
        ...{ signed: 'yes' as const, effective_from: '2025-01-01', effective_until: null, expires_on: null, url: null },
        ...{ revision: 1, basis: 'reported' as const, made_at: at, made_by: post.id, changed_at: at },
        ...{ test_user: '', test_access: '', note: '', version: 0 },
      })),
    )
    await insert(
      tx,
      'evidence_revision',
      made.map(({ sha256, file, document }) => ({
        ...{ ...own, ...by, document_id: document, number: 1, file_id: file, sha256, note: '' },
      })),
    )
    await insert(
      tx,
      'evidence_reference',
      made.map(({ item, document, reference }) => ({
        ...{ ...own, ...item, id: reference, document_id: document, place: 'Pasal 5 ayat (2)' },
        ...{ attached_at: at, attached_by: post.id, detached_at: null, detached_by: null },
      })),
    )
    const judged = made.filter(({ nth }) => nth % 2 === 0)
    await insert(
      tx,
      'evidence_verdict',
      judged.map(({ item, nth, reference }) => ({
        ...{ ...own, ...by, ...item, number: 1, basis: [`${reference}:1`] },
        ...(nth % 4 === 0
          ? { outcome: 'accepted' as const, class: null, note: '' }
          : {
              outcome: 'revise' as const,
              class: 'scope' as const,
              note: 'Lengkapi halaman yang membuktikan butir ini.',
            }),
      })),
    )
  })

const fileOf = (nth: number) => ({ size: 100_000 + nth, type: 'pdf' as const, name: `dokumen-${nth}.pdf` })

/** The first items above level 1, as rows of evidence name them. */
const itemsOf = (tx: Handle, assessment: string) =>
  tx
    .selectFrom('evidence_item as i')
    .innerJoin('assessment as a', (join) =>
      join.onRef('a.instrument_id', '=', 'i.instrument_id').onRef('a.instrument_version', '=', 'i.instrument_version'),
    )
    .where('a.id', '=', assessment)
    .where('i.level', '>=', 2)
    .select(['a.id as assessment_id', 'i.instrument_id', 'i.instrument_version', 'i.id as item_id'])
    .select(['i.indicator', 'i.level'])
    .orderBy('i.id')
    .limit(FILES)
    .execute()
