import { renderSVG } from 'uqr'
import { namedTitle } from '../../static/js/charts/words.js'
import { altOf } from './chart-table.ts'
import type { ChartSpec } from './chart-types.ts'
import { drawings } from './charts.ts'
import { moment } from './format.ts'
import type { Translate } from './i18n.ts'
import { pathIn } from './language.ts'
import { type Hurry, pressed } from './press.ts'
import { printable } from './printable.ts'
import type { ReportFile, ReportTable } from './report-file.ts'
import { type PaperTable, partsOf } from './report-parts.ts'
import { essentialsOf, pageAddress, SIMULATED } from './report-text.ts'

/** More cells than this make no PDF that anybody reads, and cost more memory than one report may. */
export const MOST_CELLS_OF_PDF = 60_000

/** What `report.typ` sets on paper. */
export interface PaperInput {
  readonly lang: string
  readonly title: string
  readonly author: string
  readonly mark: string
  readonly markText: string
  readonly sentence: string
  /** Filters, basis and n, before the figures; what else has to be known, after them. */
  readonly notes: readonly Note[]
  readonly furtherNotes: readonly Note[]
  readonly tables: readonly Section[]
  /** Stands beside the signature, so that it is signed for. */
  readonly signed: { readonly title: string; readonly lines: readonly string[]; readonly hash: string }
  readonly foot: string
  readonly qr: string
  readonly verifyAddress: string
  readonly verifyShown: string
  readonly words: Readonly<Record<string, string>>
}

interface Note {
  readonly label: string
  readonly value: string
}

interface Section extends Pick<PaperTable, 'title' | 'columns' | 'rows' | 'wide' | 'size' | 'inset'> {
  readonly note: string
  readonly chart: {
    readonly title: string
    readonly svg: string
    readonly alt: string
    readonly caption: string
  } | null
}

/**
 * A report as a tagged PDF on A4 (PDF/UA-1; the press refuses what is not). At most `MOST_CELLS_OF_PDF` cells.
 * @param origin where people reach the platform, without a path
 * @param hurry `later` for what nobody waits for: it holds up no other
 */
export async function reportPdf(
  report: ReportFile,
  t: Translate,
  origin: string,
  made: Date,
  hurry: Hurry = 'now',
): Promise<Buffer> {
  return pressed({ template: 'report', data: await paperOf(report, t, origin, made) }, made, hurry)
}

async function paperOf(report: ReportFile, t: Translate, origin: string, made: Date): Promise<PaperInput> {
  const { lang, title, sentence, notes, tables, simulated, hash } = report
  const draws = tables.some(({ chart }) => chart !== null) ? await drawings() : null
  const before = 1 + notes.findIndex(({ key }) => key === 'n') || notes.length
  const said = notes.map(({ label, value }) => ({ label: printable(label), value: printable(value) }))
  const verifyAddress = origin + pathIn(lang, `/verifikasi/${hash}`)
  return {
    lang,
    title: printable(title),
    author: t('layout.name'),
    mark: simulated ? SIMULATED : '',
    markText: simulated ? t('exports.file.simulated') : '',
    sentence: printable(sentence),
    notes: said.slice(0, before),
    furtherNotes: said.slice(before),
    tables: tables.flatMap((table) =>
      sectionsOf(report, withoutEmpty(table, t), t, (chart) => draws?.drawSvg(chart) ?? ''),
    ),
    signed: {
      title: printable(title),
      lines: essentialsOf(report).figures.map(({ label, value }) => printable(`${label}: ${value}`)),
      hash,
    },
    foot: t('exports.pdf.foot', { name: t('layout.name'), hash: hash.slice(0, 16), made: moment(lang, made) }),
    qr: renderSVG(verifyAddress, { border: 1, ecc: 'M' }),
    verifyAddress,
    verifyShown: verifyAddress,
    words: {
      page: t('exports.pdf.page'),
      of: t('exports.pdf.of'),
      empty: t('exports.pdf.empty'),
      authenticity: t('exports.pdf.authenticity'),
      qr: t('exports.pdf.qr'),
      verify: t('exports.pdf.verify'),
      made: t('exports.pdf.made', { made: moment(lang, made) }),
      source: t('exports.pdf.source', { address: pageAddress(report, origin) }),
      place: t('exports.pdf.place'),
      acknowledged: t('exports.pdf.acknowledged'),
      signer: t('exports.pdf.signer'),
      notes: t('exports.file.notes'),
      fingerprint: t('exports.file.hash'),
    },
  }
}

/** On paper a province without any figure is counted instead of listed. */
function withoutEmpty(table: ReportTable, t: Translate): ReportTable {
  const n = table.columns.findIndex(({ key }) => key === 'n')
  const rows = table.rows.filter((cells) => cells[n] !== '0')
  const count = table.rows.length - rows.length
  if (table.id !== 'provinces' || count === 0) return table
  const left = t('exports.pdf.leftOut', { count })
  return { ...table, rows, note: table.note === '' ? left : `${table.note} ${left}` }
}

type Draw = (chart: ChartSpec) => string

const sectionsOf = ({ lang }: ReportFile, table: ReportTable, t: Translate, draw: Draw): Section[] =>
  partsOf(lang, table).map(({ part, parts, ...paper }) => ({
    ...paper,
    columns: paper.columns.map((column) => ({ ...column, label: printable(column.label) })),
    rows: paper.rows.map((cells) => cells.map(printable)),
    title: printable(parts === 1 ? table.title : t('exports.pdf.part', { title: table.title, part, parts })),
    note: part === 1 && table.note !== '' ? printable(table.note) : '',
    chart: part === 1 && table.chart ? pictureOf(table.chart, draw) : null,
  }))

/** The picture of the page, in the font it was measured with, by the name that its file has. */
const pictureOf = (chart: ChartSpec, draw: Draw): NonNullable<Section['chart']> => ({
  title: printable(namedTitle(chart)),
  svg: draw(chart).replace(/ font-family="[^"]*"/, ' font-family="Inter"'),
  alt: printable(altOf(chart)),
  caption: chart.caption === '' ? '' : printable(chart.caption),
})
