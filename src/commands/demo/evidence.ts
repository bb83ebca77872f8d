import type { InsertObject } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'
import { hasEvidence, itemsOf, newestSimulated } from './evidence-queries.ts'

const BANDUNG = '32.04'

interface Simulated {
  readonly title: string
  readonly number: string
  readonly path: string
  readonly signed: 'yes' | 'no' | 'not_needed'
  readonly from: string | null
  readonly expires?: string
  /** Item and the place in the document that proves it. */
  readonly proves: readonly (readonly [item: string, place: string])[]
}

/** Links to papers that do not exist, under a name that never will. */
const DOCUMENTS: readonly Simulated[] = [
  {
    ...{ title: 'Peraturan Bupati tentang Penyelenggaraan SPBE (simulasi)', number: 'Perbup 12 Tahun 2024' },
    ...{ path: 'perbup-spbe', signed: 'yes', from: '2024-03-01' },
    proves: [
      ['I01.3.1', 'Pasal 5 ayat (2)'],
      ['I02.3.1', 'Pasal 9'],
      ['I03.3.1', 'Pasal 14'],
    ],
  },
  {
    ...{ title: 'Keputusan Bupati tentang Tim Koordinasi SPBE (simulasi)', number: 'SK 555/2023' },
    ...{ path: 'sk-tim', signed: 'yes', from: '2023-01-09' },
    proves: [['I10.2.1', 'Lampiran, halaman 3']],
  },
  {
    ...{ title: 'Konsep arsitektur SPBE (simulasi)', number: '', path: 'konsep-arsitektur', signed: 'no', from: null },
    proves: [['I11.2.1', 'halaman 1–20']],
  },
  {
    ...{ title: 'Sertifikat ISO 27001 pusat data (simulasi)', number: 'IS-2021-77', path: 'iso-27001' },
    ...{ signed: 'yes', from: '2021-06-01', expires: '2024-05-31', proves: [] },
  },
]

/** Nobody's, like everything that is simulated. */
const VERDICTS: Readonly<Record<string, Pick<InsertObject<Schema, 'evidence_verdict'>, 'outcome' | 'class' | 'note'>>> =
  {
    'I01.3.1': { outcome: 'accepted', class: null, note: '' },
    'I02.3.1': {
      ...{ outcome: 'revise', class: 'scope' },
      note: 'Pasal 9 baru menyebut penyusunannya. Tambahkan pasal yang memuat seluruh isi peta rencana (simulasi).',
    },
  }

/** Some simulated evidence of the agency one can be a member of: links, because a demonstration brings no files along. */
export async function seedEvidence(tx: Handle, at: Date): Promise<void> {
  if (await hasEvidence(tx, BANDUNG)) return
  const assessment = await newestSimulated(tx, BANDUNG)
  if (!assessment) return
  const named = DOCUMENTS.flatMap(({ proves }) => proves.map(([item]) => item))
  const items = await itemsOf(tx, assessment.instrument, assessment.version, named)
  const documents = DOCUMENTS.map((one) => ({ ...one, id: uuid() }))
  await tx
    .insertInto('evidence_document')
    .values(
      documents.map(({ id, title, number, path, signed, from, expires = null }) => ({
        ...{ id, agency_id: BANDUNG, kind: 'link' as const, title, number, signed, basis: 'simulated' as const },
        ...{ url: `https://jdih.bandung.example/simulasi/${path}`, effective_from: from, effective_until: null },
        ...{ expires_on: expires, made_at: at, made_by: null, changed_at: at },
      })),
    )
    .execute()
  const references = documents.flatMap(({ id, proves }) =>
    proves.flatMap(([itemId, place]) => {
      const item = items.find((one) => one.id === itemId)
      return item ? [{ id: uuid(), document: id, item, place }] : []
    }),
  )
  if (references.length === 0) return
  await tx
    .insertInto('evidence_reference')
    .values(
      references.map(({ id, document, item, place }) => ({
        ...{ id, agency_id: BANDUNG, document_id: document, assessment_id: assessment.id, place },
        ...{ instrument_id: assessment.instrument, instrument_version: assessment.version },
        ...{ item_id: item.id, indicator: item.indicator, level: item.level },
        ...{ attached_at: at, attached_by: null, detached_at: null, detached_by: null },
      })),
    )
    .execute()
  const verdicts = references.flatMap(({ id, item }) => {
    const verdict = VERDICTS[item.id]
    if (!verdict) return []
    const where = { agency_id: BANDUNG, assessment_id: assessment.id, item_id: item.id, number: 1, at }
    const of = { instrument_id: assessment.instrument, instrument_version: assessment.version }
    const { indicator, level } = item
    return [{ ...where, ...of, ...verdict, indicator, level, basis: [`${id}:0`], by_membership: null }]
  })
  if (verdicts.length > 0) await tx.insertInto('evidence_verdict').values(verdicts).execute()
}
