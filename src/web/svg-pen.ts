/**
 * The part of a canvas context that charts draw with. In the browser it is the canvas's own; here it writes SVG.
 * Lines stay lines and text stays text, so a picture is a tenth of what a traced one weighs.
 */
export interface Pen {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  lineDashOffset: number
  font: string
  textAlign: string
  textBaseline: string
  globalAlpha: number
  save(): void
  restore(): void
  beginPath(): void
  closePath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  rect(x: number, y: number, width: number, height: number): void
  arc(x: number, y: number, radius: number, from: number, to: number, counter?: boolean): void
  fill(): void
  stroke(): void
  clip(): void
  setLineDash(dash: number[]): void
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
}

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

/** A pen that Chart.js accepts as a context, and the picture it has drawn so far. */
export interface SvgPen extends Pen {
  /** Chart.js asks its context for the canvas, and the canvas for its context. */
  readonly canvas: { readonly width: number; readonly height: number; getContext(): SvgPen }
  translate(x: number, y: number): void
  rotate(angle: number): void
  resetTransform(): void
  setTransform(): void
  clearRect(): void
  /** The elements of the picture, without the svg element around them. */
  content(): string
}

/**
 * Draws into SVG text. It does what the charts use of a canvas and nothing else: lines, rectangles, arcs, clips, text.
 * @param measure width of a text in a CSS font, in pixels
 */
export const svgPen = (width: number, height: number, measure: (text: string, font: string) => number): SvgPen => {
  const saved: (() => void)[] = []
  const elements: string[] = []
  let path = ''
  let origin = { x: 0, y: 0 }
  let dash: readonly number[] = []
  let clip = ''
  let clips = 0
  let rim: { readonly of: string; readonly style: string } | null = null

  const at = (x: number, y: number): string => `${short(origin.x + x)} ${short(origin.y + y)}`
  const draw = (element: string): void => {
    rim = null
    elements.push(element)
  }
  const place = (text: string, x: number, y: number): string => {
    const { size, weight } = fontOf(pen.font)
    const down = { top: 0.85, middle: 0.35, bottom: -0.2 }[pen.textBaseline] ?? 0
    const anchor = { center: 'middle', right: 'end', end: 'end' }[pen.textAlign] ?? ''
    return [
      `x="${short(origin.x + x)}" y="${short(origin.y + y + down * size)}" font-size="${size}"`,
      named('font-weight', weight === '400' ? '' : weight),
      named('text-anchor', anchor),
      text.length < 5 ? '' : ` textLength="${short(measure(text, pen.font))}" lengthAdjust="spacingAndGlyphs"`,
      `>${escaped(text)}`,
    ].join('')
  }
  const faded = (): string => named('opacity', pen.globalAlpha === 1 ? '' : short(pen.globalAlpha)) + clip

  const pen: SvgPen = {
    fillStyle: '#000',
    strokeStyle: '#000',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    lineDashOffset: 0,
    font: '10px sans-serif',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    globalAlpha: 1,
    canvas: { width, height, getContext: () => pen },
    save: () => {
      const style = styleOf(pen)
      const before = { origin, dash, clip }
      saved.push(() => {
        Object.assign(pen, style)
        origin = before.origin
        dash = before.dash
        clip = before.clip
      })
    },
    restore: () => saved.pop()?.(),
    translate: (x, y) => {
      origin = { x: origin.x + x, y: origin.y + y }
    },
    rotate: (angle) => {
      if (angle !== 0) throw new Error('The charts turn nothing')
    },
    resetTransform: () => {},
    setTransform: () => {},
    clearRect: () => {},
    beginPath: () => {
      path = ''
    },
    closePath: () => {
      path += 'Z'
    },
    moveTo: (x, y) => {
      path += `M${at(x, y)}`
    },
    lineTo: (x, y) => {
      path += `${path === '' ? 'M' : 'L'}${at(x, y)}`
    },
    rect: (x, y, wide, high) => {
      path += `M${at(x, y)}h${short(wide)}v${short(high)}h${short(-wide)}Z`
    },
    arc: (x, y, radius, from, to, counter = false) => {
      const spot = (angle: number): string => at(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
      const bow = (large: boolean, angle: number): string =>
        `A${short(radius)} ${short(radius)} 0 ${large ? 1 : 0} ${counter ? 0 : 1} ${spot(angle)}`
      const sweep = counter ? from - to : to - from
      path += `${path === '' || path.endsWith('Z') ? 'M' : 'L'}${spot(from)}`
      if (Math.abs(sweep) < 2 * Math.PI - 1e-6) path += bow(mod(sweep) > Math.PI, to)
      else path += bow(false, from + Math.PI * (counter ? -1 : 1)) + bow(false, to)
    },
    fill: () => {
      if (path !== '') draw(`<path fill="${pen.fillStyle}"${faded()} d="${path}"/>`)
    },
    stroke: () => {
      if (path === '' || pen.lineWidth === 0) return
      const dashes = named('stroke-dasharray', dash.map(short).join(' '))
      draw(`<path fill="none"${strokeOf(pen)}${dashes}${faded()} d="${path}"/>`)
    },
    clip: () => {
      clips += 1
      draw(`<clipPath id="c${clips}"><path d="${path}"/></clipPath>`)
      clip = ` clip-path="url(#c${clips})"`
    },
    setLineDash: (next) => {
      dash = next
    },
    fillRect: (x, y, wide, high) => {
      draw(`<path fill="${pen.fillStyle}"${faded()} d="M${at(x, y)}h${short(wide)}v${short(high)}h${short(-wide)}Z"/>`)
    },
    strokeText: (text, x, y) => {
      rim = { of: place(text, x, y), style: ` paint-order="stroke"${strokeOf(pen)}` }
    },
    fillText: (text, x, y) => {
      if (text === '') return
      const placed = place(text, x, y)
      draw(`<text fill="${pen.fillStyle}"${rim?.of === placed ? rim.style : ''}${faded()} ${placed}</text>`)
    },
    measureText: (text) => ({ width: measure(text, pen.font) }),
    content: () => elements.join(''),
  }
  return pen
}

const styleOf = (pen: Pen): Style => ({
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

const strokeOf = ({ strokeStyle, lineWidth, lineJoin }: Pen): string =>
  ` stroke="${strokeStyle}"${named('stroke-width', lineWidth === 1 ? '' : short(lineWidth))}${named('stroke-linejoin', lineJoin === 'miter' ? '' : lineJoin)}`

/** CSS fonts as the charts and Chart.js write them: an optional weight, the size in px, the family. */
const fontOf = (font: string): { size: number; weight: string } => {
  const [, weight = '400', size = '12'] = /^(?:normal )?(?:(\d{3}) )?([\d.]+)px /.exec(font) ?? []
  return { size: Number(size), weight }
}

const named = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${value}"`)

/** A tenth of a pixel is finer than any eye. */
const short = (value: number): string => String(Math.round(value * 10) / 10)

const mod = (angle: number): number => ((angle % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)

/** Text for an SVG element or attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
