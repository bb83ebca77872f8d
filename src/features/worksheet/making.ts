import { FIELDS } from '../../domain/answers.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'
import { type Sheet, type SheetColumn, xlsxOf } from '../../web/xlsx.ts'
import type { AnswerRow, AssessmentRow } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { ABOUT, EDITION, inSheet, labelOf } from './columns.ts'

interface Told {
  readonly lang: Lang
  readonly t: Translate
}

interface Content {
  readonly title: string
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
  readonly answers: readonly AnswerRow[]
}

/**
 * An assessment to be filled in without a network: a line an indicator with the criteria of its levels, and out of sight
 * what it belongs to and the version of each answer.
 */
export const worksheetOf = (told: Told, { title, assessment, instrument, answers }: Content): Promise<Buffer> =>
  xlsxOf({
    title,
    mark: assessment.basis === 'simulated' ? told.t('assessments.tag.simulated') : '',
    sheets: [sheetOf(told, instrument, answers), aboutOf(assessment, answers)],
  })

function sheetOf({ lang, t }: Told, instrument: LoadedInstrument, answers: readonly AnswerRow[]): Sheet {
  const namesServices = instrument.indicators.some(({ namesService }) => namesService)
  const fields = FIELDS.filter((name) => namesServices || name === 'value' || name === 'explanation')
  const levels = instrument.indicators[0]?.levels ?? []
  const fixed = [
    { label: labelOf(t, 'number'), format: '0', width: 6 },
    { label: labelOf(t, 'code'), format: '@', width: 8 },
    { label: labelOf(t, 'title'), format: '@', width: 34 },
  ]
  return {
    name: t('worksheet.sheet'),
    frozenColumns: 2,
    wrapped: true,
    guarded: true,
    columns: [
      ...fixed,
      ...fields.map((name) => typedColumn(t, instrument, name)),
      ...levels.map(({ level }) => ({ label: t('worksheet.level', { level }), format: '@', width: 45 })),
    ],
    rows: instrument.indicators.map((indicator, at) => {
      const answer = answers[at]
      return [
        indicator.number,
        indicator.code,
        inLang(lang, indicator.title, indicator.titleEn),
        ...fields.map((name) => cellOf(answer?.[name] ?? null)),
        ...indicator.levels.map(({ label, labelEn, criteria, criteriaEn }) =>
          `${inLang(lang, label, labelEn)}\n${inLang(lang, criteria, criteriaEn)}`.trim(),
        ),
      ]
    }),
  }
}

function typedColumn(t: Translate, instrument: LoadedInstrument, name: (typeof FIELDS)[number]): SheetColumn {
  const column = { label: labelOf(t, name), typed: true }
  if (name !== 'value') return { ...column, format: '@', width: name === 'explanation' ? 60 : 24 }
  const { minHundredths, maxHundredths, stepHundredths } = instrument
  const [from, to, whole] = [minHundredths / 100, maxHundredths / 100, stepHundredths === 100]
  const sentence = t(`worksheet.sentence.${whole ? 'whole' : 'decimal'}`, { from, to })
  return { ...column, format: whole ? '0' : '0.00', width: 9, numbers: { from, to, whole, sentence } }
}

const cellOf = (value: string | number | null): string | number | null =>
  typeof value === 'number' ? value / 100 : value === null || value === '' ? null : inSheet(value)

function aboutOf(assessment: AssessmentRow, answers: readonly AnswerRow[]): Sheet {
  const facts: readonly (readonly [string, string | number])[] = [
    ['edition', EDITION],
    ['assessment', assessment.id],
    ['agency', assessment.agency_id],
    ['instrument', assessment.instrument_id],
    ['instrumentVersion', assessment.instrument_version],
    ['year', assessment.year],
    ...answers.map(({ number, version }) => [`answer.${number}`, version] as const),
  ]
  const columns = ['fact', 'value'].map((label) => ({ label, format: '', width: 30 }))
  return { name: ABOUT, frozenColumns: 0, wrapped: false, hidden: true, columns, rows: facts }
}
