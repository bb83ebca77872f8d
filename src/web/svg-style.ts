import type { Pen } from './pen.ts'
import { named, short } from './svg-text.ts'

type Style = Pick<
  Pen,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'lineDashOffset'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'globalAlpha'
>

/** What `save` keeps of a pen and `restore` gives back. */
export const styleOf = (pen: Pen): Style => ({
  fillStyle: pen.fillStyle,
  strokeStyle: pen.strokeStyle,
  lineWidth: pen.lineWidth,
  lineCap: pen.lineCap,
  lineJoin: pen.lineJoin,
  lineDashOffset: pen.lineDashOffset,
  font: pen.font,
  textAlign: pen.textAlign,
  textBaseline: pen.textBaseline,
  globalAlpha: pen.globalAlpha,
})

/** How a pen draws lines, as attributes; what SVG takes for granted is left out. */
export const strokeOf = ({ strokeStyle, lineWidth, lineJoin }: Pen): string =>
  ` stroke="${strokeStyle}"${named('stroke-width', lineWidth === 1 ? '' : short(lineWidth))}${named('stroke-linejoin', lineJoin === 'miter' ? '' : lineJoin)}`

/** CSS fonts as the charts and Chart.js write them: an optional weight, the size in px, the family. */
export const fontOf = (font: string): { size: number; weight: string } => {
  const [, weight = '400', size = '12'] = /^(?:normal )?(?:(\d{3}) )?([\d.]+)px /.exec(font) ?? []
  return { size: Number(size), weight }
}
