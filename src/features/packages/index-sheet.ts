import { lengthOf } from '../../domain/copying.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { date, moment } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { type Sheet, type SheetColumn, xlsxOf } from '../../web/xlsx.ts'
import { titleIn, titleOf } from '../assessments/assessments.ts'
import { isProvisional } from '../instruments/instruments.ts'
import type { OpenPackage } from './opening.ts'
import { itemOf, type Packed, type PackedIndicator, type Packing } from './packing.ts'

type Told = Pick<Request, 't' | 'lang'>
type Cells = (string | number | null)[]

/** What stands about the package as a whole. */
export interface About {
  readonly agency: string
  readonly at: Date
}

/**
 * The index of a package as a workbook: a line an indicator, a line for each document and link with its place, hash and
 * dates, and what the package is. Of a simulated assessment the first row of every sheet says so.
 */
export function indexOf(told: Told, opened: OpenPackage, packing: Packing, about: About): Promise<Buffer> {
  const { t } = told
  const { assessment } = opened
  const mark = assessment.basis === 'simulated' ? t('assessments.tag.simulated') : ''
  const said = mark === '' ? [] : [[`${mark}: ${t('packages.index.simulated')}`]]
  const sheet = (name: string, columns: readonly SheetColumn[], rows: readonly Cells[]): Sheet => ({
    name: t(`packages.index.sheet.${name}`),
    columns,
    rows: [...said, ...rows],
    frozenColumns: 1,
    wrapped: true,
  })
  const files = packing.indicators.flatMap((one) => one.packed.map((packed) => [one, packed] as const))
  return xlsxOf({
    title: t('packages.pageTitle', { title: titleOf(t, assessment) }),
    mark,
    sheets: [
      sheet(
        'indicators',
        indicatorColumns(told, opened),
        packing.indicators.map((one) => indicatorLine(told, opened, one)),
      ),
      sheet(
        'files',
        columnsOf(told, FILE_COLUMNS),
        files.map(([one, packed]) => fileLine(told, one, packed)),
      ),
      sheet('about', columnsOf(told, { fact: [30], said: [90] }), aboutLines(told, opened, about)),
    ],
  })
}

type Columns = Readonly<Record<string, readonly [width: number, format?: string]>>

const columnsOf = ({ t }: Told, columns: Columns): SheetColumn[] =>
  Object.entries(columns).map(([name, [width, format = '@']]) => ({
    label: t(`packages.index.column.${name}`),
    width,
    format,
  }))

function indicatorColumns(told: Told, { instrument }: OpenPackage): SheetColumn[] {
  return columnsOf(told, {
    ...{ code: [8], indicator: [44], aspect: [34] },
    value: [8, instrument.stepHundredths === 100 ? '0' : '0.00'],
    ...{ serviceName: [24], serviceOwner: [24], characters: [11, '0'], breaks: [9, '0'], explanation: [26] },
    ...{ files: [9, '0'], links: [9, '0'] },
  })
}

function indicatorLine({ lang }: Told, { instrument }: OpenPackage, one: PackedIndicator): Cells {
  const { indicator, answer, explanation, packed } = one
  const aspect = instrument.aspects.find(({ code }) => code === indicator.aspectCode)
  const { characters, breaks } = lengthOf(answer.explanation)
  const files = packed.filter(({ proof }) => proof.kind === 'file').length
  return [
    ...[indicator.code, titleIn(lang, indicator), aspect ? titleIn(lang, aspect) : ''],
    answer.value === null ? null : answer.value / 100,
    ...[answer.serviceName, answer.serviceOwner, characters, breaks, explanation ?? ''],
    ...[files, packed.length - files],
  ]
}

const FILE_COLUMNS = {
  ...{ code: [8], level: [8, '0'], item: [10], itemText: [44], kind: [10], title: [36], documentNumber: [22] },
  ...{ place: [20], signed: [16], effectiveFrom: [14], effectiveUntil: [14], expiresOn: [14] },
  ...{ path: [52], address: [40], size: [12, '0'], sha256: [66], revision: [8, '0'], basis: [12] },
} satisfies Columns

function fileLine({ t, lang }: Told, { indicator }: PackedIndicator, { proof, path }: Packed): Cells {
  const item = itemOf(indicator, proof.item)
  const day = (value: string | null) => (value === null ? '' : date(lang, value))
  return [
    ...[indicator.code, proof.level, proof.item, item ? inLang(lang, item.text, item.textEn) : ''],
    ...[t(`packages.kind.${proof.kind}`), proof.title, proof.number, proof.place, t(`evidence.signed.${proof.signed}`)],
    ...[day(proof.effectiveFrom), day(proof.effectiveUntil), day(proof.expiresOn)],
    ...[path, proof.url ?? '', proof.size, proof.sha256 ?? '', proof.kind === 'file' ? proof.revision : null],
    proof.basis === 'simulated' ? t('assessments.tag.simulated') : '',
  ]
}

function aboutLines({ t, lang }: Told, { assessment, instrument }: OpenPackage, { agency, at }: About): Cells[] {
  const said = (name: string, value: string) => [t(`packages.index.about.${name}`), value]
  return [
    said('agency', `${assessment.agency_id} ${agency}`),
    said('assessment', titleOf(t, assessment)),
    said('instrument', `${inLang(lang, instrument.title, instrument.titleEn)} (${regulationName(instrument.id)})`),
    said('state', t(`assessments.state.${assessment.state}`)),
    ...(isProvisional(instrument) ? [said('provisional', t('assessments.provisional.text'))] : []),
    said('made', moment(lang, at)),
    said('counted', t('packages.counted')),
    said('limit', t('packages.limit')),
    said('hash', t('packages.index.hashText')),
  ]
}
