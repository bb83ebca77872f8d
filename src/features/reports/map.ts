import { isHiddenCount } from '../../domain/report.ts'
import { decimal } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { reportWith } from './addresses.ts'
import { measuredName } from './charts.ts'
import { countIn, drawable, meanIn } from './said.ts'
import type { GroupLine, ReportSummary } from './summary-type.ts'
import type { TileMap } from './table-props.ts'
import { COLUMNS, ROWS, TILES } from './tiles.ts'

const WIDTH = 60
const HEIGHT = 54

/** The provinces as tiles, coloured by their means; null where the report is of one province, or none has a figure. */
export function tileMap(summary: ReportSummary, { t, lang }: Speaker): TileMap | null {
  const { filter, provinces } = summary
  if (filter.province !== null || !provinces.some(({ mean }) => mean !== null)) return null
  const classes = classesOf(summary, { t, lang })
  const lines = new Map(provinces.map((line) => [line.key, line]))
  const tiles = [...TILES].map(([code, { column, row, short, name }]) => {
    const line = lines.get(code)
    return {
      x: column * WIDTH,
      y: row * HEIGHT,
      href: reportWith(filter, { province: code, detail: summary.open ? 'rows' : filter.detail }),
      said: saidOf(t, lang, line, name),
      short,
      name,
      value: line ? meanIn(lang, line.mean) : '–',
      step: line ? stepOf(classes, drawable(line.mean)) : 0,
    }
  })
  return {
    title: t('reports.map.title', { measured: measuredName(t, summary) }),
    alt: t('reports.map.alt'),
    viewBox: `0 0 ${COLUMNS * WIDTH} ${ROWS * HEIGHT}`,
    simulated: summary.simulated,
    classes: classes.map(({ label }, at) => ({ step: at + 1, label })),
    hasBlank: tiles.some(({ step }) => step === 0),
    tiles,
  }
}

interface Class {
  readonly from: number
  readonly label: string
}

/** Five classes: the predicates of an index, the whole levels of an indicator. */
function classesOf({ filter, bands }: ReportSummary, { t, lang }: Speaker): Class[] {
  const range = (from: string, to: string): string => `${decimal(lang, from)}–${decimal(lang, to)}`
  if (filter.indicator === null && bands.length > 0) {
    return bands.map(({ predicate, from, to }) => ({ from: Number(from), label: `${predicate} ${range(from, to)}` }))
  }
  return [1, 2, 3, 4, 5].map((level) => ({
    from: level,
    label: level === 5 ? decimal(lang, '5.00') : t('reports.map.level', { range: range(`${level}.00`, `${level}.99`) }),
  }))
}

/** From 1; 0 where nothing may be drawn. */
const stepOf = (classes: readonly Class[], value: number | null): number =>
  value === null ? 0 : Math.max(1, classes.filter(({ from }) => value >= from).length)

function saidOf(t: Translate, lang: Lang, line: GroupLine | undefined, name: string): string {
  if (!line || line.mean === null) return t('reports.map.none', { name: line?.label ?? name })
  if (isHiddenCount(line.mean)) return t('reports.map.hidden', { name: line.label, under: String(line.mean.under) })
  return t('reports.map.said', { name: line.label, mean: meanIn(lang, line.mean), n: countIn(lang, line.n) })
}
