import type { Pen } from './pen.ts'
import { svgPath } from './svg-path.ts'
import { fontOf, strokeOf, styleOf } from './svg-style.ts'
import { escaped, named, short } from './svg-text.ts'

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
  const path = svgPath((x, y) => at(x, y))
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
    beginPath: path.begin,
    closePath: path.close,
    moveTo: path.moveTo,
    lineTo: path.lineTo,
    rect: path.rect,
    arc: path.arc,
    fill: () => {
      if (path.data() !== '') draw(`<path fill="${pen.fillStyle}"${faded()} d="${path.data()}"/>`)
    },
    stroke: () => {
      if (path.data() === '' || pen.lineWidth === 0) return
      const dashes = named('stroke-dasharray', dash.map(short).join(' '))
      draw(`<path fill="none"${strokeOf(pen)}${dashes}${faded()} d="${path.data()}"/>`)
    },
    clip: () => {
      clips += 1
      draw(`<clipPath id="c${clips}"><path d="${path.data()}"/></clipPath>`)
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
