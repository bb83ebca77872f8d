import type { Database } from '../../db/database.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import type { Table } from '../../web/csv.ts'
import { decimal } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { heads } from './columns.ts'

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
      ...['number', 'indicator', 'domain', 'aspect', 'weight', 'level', 'levelName', 'criteria', 'evidence'],
      'regulation',
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
