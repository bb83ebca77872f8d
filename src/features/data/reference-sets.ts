import type { Database } from '../../db/database.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { type Cell, column } from './cells.ts'
import { listAllAgencies } from './file-queries.ts'
import { loadedOn } from './time-queries.ts'

export const regions = {
  id: 'daerah',
  from: 'sources',
  living: false,
  note: '',
  changedOn: loadedOn,
  columns: [
    column('code', 'code'),
    column('region'),
    column('type', 'code'),
    column('provinceCode', 'code'),
    column('province'),
    column('autonomous', 'truth'),
  ],
  rows: async (db: Database) =>
    (await listAllAgencies(db)).map(({ code, name, type, province_code, province_name, autonomous }) => [
      ...[code, name, type, province_code, province_name],
      autonomous,
    ]),
} as const

export const instrumentColumns = [
  column('number', 'integer'),
  column('indicator'),
  column('domain'),
  column('aspect'),
  column('weight', 'decimal'),
  column('level', 'integer'),
  column('levelName'),
  column('criteria'),
  column('evidence', 'list'),
  column('regulation'),
]

/** An instrument, one row for each level of each indicator. Refuses an unknown one (404). */
export async function instrumentRows(db: Database, lang: Lang, id: string): Promise<Cell[][]> {
  const { regulation, domains, aspects, indicators } = await findInstrument(db, id)
  const named = (all: readonly { code: string; title: string; titleEn: string }[], code: string | null): string => {
    const found = all.find((one) => one.code === code)
    return found ? inLang(lang, found.title, found.titleEn) : ''
  }
  return indicators.flatMap((indicator) =>
    indicator.levels.map((level) => [
      ...[indicator.number, inLang(lang, indicator.title, indicator.titleEn)],
      ...[named(domains, indicator.domainCode), named(aspects, indicator.aspectCode)],
      ...[formatHundredths(indicator.weightBp), level.level, inLang(lang, level.label, level.labelEn)],
      inLang(lang, level.criteria, level.criteriaEn),
      level.evidence.map(({ id, text, textEn }) => `${id} ${inLang(lang, text, textEn)}`),
      regulation,
    ]),
  )
}
