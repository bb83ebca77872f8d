// @ts-check
/** @import { Basis, ChartSpec, Comparison } from '../../../src/web/chart-types.ts' */

/**
 * An index as it is printed: always two decimals, with the language's decimal mark.
 * @param {number} value from 1 to 5
 * @param {'id' | 'en'} locale
 */
export const formatIndex = (value, locale) => {
  const text = value.toFixed(2)
  return locale === 'id' ? text.replace('.', ',') : text
}

/**
 * Own minus reference with its sign, taken from the two printed values so that what stands side by side adds up.
 * @param {number} own
 * @param {number} reference
 * @param {'id' | 'en'} locale
 */
export const formatDifference = (own, reference, locale) => {
  const hundredths = Math.round(own * 100) - Math.round(reference * 100)
  const sign = hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''
  return sign + formatIndex(Math.abs(hundredths) / 100, locale)
}

/**
 * Whether any figure in the chart is simulated.
 * @param {ChartSpec} chart
 */
export const isSimulated = (chart) => basesOf(chart).includes('simulated')

/**
 * The title as it must stand on every page, picture and preview: simulated figures are named first.
 * @param {ChartSpec} chart
 */
export const namedTitle = (chart) => {
  if (!isSimulated(chart)) return chart.title
  if (chart.words.simulated.trim() === '') throw new Error(`A chart with simulated figures names none: ${chart.title}`)
  return `${chart.words.simulated}: ${chart.title}`
}

/**
 * The label of a series or side, with the word for simulated figures behind it where it holds them.
 * @param {{ readonly label: string, readonly basis: Basis }} side
 * @param {ChartSpec} chart
 */
export const labelOf = (side, chart) =>
  side.basis === 'simulated' ? `${side.label} (${chart.words.simulated})` : side.label

/**
 * A value as its chart prints it: whole levels as digits, everything else as an index.
 * @param {ChartSpec} chart
 * @param {number} value
 */
export const figureIn = (chart, value) => (chart.kind === 'levels' ? String(value) : formatIndex(value, chart.locale))

/**
 * Own minus reference as the chart prints it.
 * @param {ChartSpec} chart
 * @param {number} own
 * @param {number} reference
 */
export const differenceIn = (chart, own, reference) => {
  if (chart.kind !== 'levels') return formatDifference(own, reference, chart.locale)
  return `${own > reference ? '+' : own < reference ? '−' : ''}${Math.abs(own - reference)}`
}

/**
 * What a row of a comparison says in words: own value, reference, difference.
 * @param {Comparison & ChartSpec} chart
 * @param {number} position
 */
export const comparisonLines = (chart, position) => {
  const item = chart.items[position]
  if (!item) return []
  const figure = (/** @type {number | null} */ value) => (value === null ? chart.words.missing : figureIn(chart, value))
  const lines = [`${labelOf(chart.own, chart)}: ${figure(item.own)}`]
  if (chart.reference) lines.push(`${labelOf(chart.reference, chart)}: ${figure(item.reference)}`)
  if (item.own !== null && item.reference !== null) {
    lines.push(`${chart.differenceLabel}: ${differenceIn(chart, item.own, item.reference)}`)
  }
  return lines
}

/**
 * @param {ChartSpec} chart
 * @returns {Basis[]}
 */
const basesOf = (chart) => {
  if (chart.kind === 'trend') return chart.series.map((series) => series.basis)
  return [chart.own, chart.reference].flatMap((side) => (side ? [side.basis] : []))
}
