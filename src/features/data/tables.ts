import type { Database } from '../../db/database.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import type { Table } from '../../web/csv.ts'
import { decimal } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { listAllAgencies, listAllOutcomes, listAllPractices, listAverages, listPublishedIndices } from './queries.ts'

/** The files of the catalogue by the name in their address, each as a table in the reader's language. */
export const tables = {
  indeks: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(
      speaker,
      'code',
      'region',
      'type',
      'year',
      'instrument',
      'index',
      'predicate',
      'predicateBasis',
      ...SOURCED,
    ),
    rows: (await listPublishedIndices(db)).map((row) => [
      ...[row.code, row.name, row.type, String(row.year), row.instrument_id],
      ...[decimal(speaker.lang, row.index_value), row.predicate, basisOf(speaker, row.predicate_basis)],
      ...sourced(speaker, row),
    ]),
  }),

  'rata-rata': async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(
      speaker,
      'level',
      'code',
      'name',
      'year',
      'instrument',
      'index',
      'predicate',
      'predicateBasis',
      ...SOURCED,
    ),
    rows: (await listAverages(db)).map((row) => [
      ...[row.level, row.region_code, row.name, String(row.year), row.instrument_id],
      ...[decimal(speaker.lang, row.index_value), row.predicate, basisOf(speaker, row.predicate_basis)],
      ...sourced(speaker, row),
    ]),
  }),

  luaran: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(
      speaker,
      'code',
      'region',
      'type',
      'measure',
      'label',
      'unit',
      'direction',
      'year',
      'value',
      'kind',
      ...SOURCED,
    ),
    rows: (await listAllOutcomes(db)).map((row) => [
      ...[row.code, row.name, row.type, row.measure, row.label, row.unit],
      ...[speaker.t(`data.direction.${row.good_direction}`), String(row.year)],
      ...[decimal(speaker.lang, row.value.replace(/\.?0+$/, '')), row.source_type],
      ...sourced(speaker, row),
    ]),
  }),

  daerah: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(speaker, 'code', 'region', 'type', 'provinceCode', 'province', 'autonomous'),
    rows: (await listAllAgencies(db)).map((row) => [
      ...[row.code, row.name, row.type, row.province_code, row.province_name],
      speaker.t(`data.autonomous.${row.autonomous ? 'yes' : 'no'}`),
    ]),
  }),

  praktik: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(
      speaker,
      ...['slug', 'title', 'titleEn', 'summary', 'summaryEn', 'startYear', 'status', 'owner', 'caveat'],
      ...['instrument', 'indicators', 'indicatorBasis', 'sources'],
    ),
    rows: (await listAllPractices(db)).map((row) => [
      ...[row.slug, row.title, row.title_en, row.summary, row.summary_en],
      ...[String(row.start_year ?? ''), row.status, row.owner, row.caveat],
      ...[row.instrument_id, (row.indicators ?? []).join(' '), row.indicator_basis],
      row.sources.map(({ url, title, date }) => `${title} (${date}) ${url}`).join(' | '),
    ]),
  }),
}

export type TableName = keyof typeof tables

/** An instrument, one row for each level of each indicator. Refuses an unknown one (404). */
export async function instrumentTable(db: Database, speaker: Speaker, id: string): Promise<Table> {
  const { lang } = speaker
  const { regulation, domains, aspects, indicators } = await findInstrument(db, id)
  const named = (all: readonly { code: string; title: string; titleEn: string }[], code: string | null): string => {
    const found = all.find((one) => one.code === code)
    return found ? inLang(lang, found.title, found.titleEn) : ''
  }
  return {
    columns: heads(
      speaker,
      ...[
        'number',
        'indicator',
        'domain',
        'aspect',
        'weight',
        'level',
        'levelName',
        'criteria',
        'evidence',
        'regulation',
      ],
    ),
    rows: indicators.flatMap((indicator) =>
      indicator.levels.map((level) => [
        ...[String(indicator.number), inLang(lang, indicator.title, indicator.titleEn)],
        ...[named(domains, indicator.domainCode), named(aspects, indicator.aspectCode)],
        ...[decimal(lang, formatHundredths(indicator.weightBp)), String(level.level)],
        ...[inLang(lang, level.label, level.labelEn), inLang(lang, level.criteria, level.criteriaEn)],
        level.evidence.map(({ id, text, textEn }) => `${id} ${inLang(lang, text, textEn)}`).join(' | '),
        regulation,
      ]),
    ),
  }
}

const SOURCED = ['basis', 'sourceTitle', 'sourceUrl', 'note'] as const

interface Sourced {
  readonly source_title: string
  readonly source_url: string
  readonly note: string
}

const sourced = ({ t }: Speaker, { source_title, source_url, note }: Sourced): string[] => [
  t('data.published'),
  source_title,
  source_url,
  note,
]

const heads = ({ t }: Speaker, ...names: readonly string[]): string[] => names.map((name) => t(`data.column.${name}`))

const basisOf = ({ t }: Speaker, basis: string): string => t(`data.predicateBasis.${basis}`)
