import type { Pen } from './pen.ts'
import { short } from './svg-text.ts'

/** The current path of a pen, written as SVG path data. */
export interface SvgPath extends Pick<Pen, 'moveTo' | 'lineTo' | 'rect' | 'arc'> {
  begin(): void
  close(): void
  data(): string
}

/** @param at how a point is written, in the coordinates of the picture */
export const svgPath = (at: (x: number, y: number) => string): SvgPath => {
  let data = ''
  return {
    begin: () => {
      data = ''
    },
    close: () => {
      data += 'Z'
    },
    moveTo: (x, y) => {
      data += `M${at(x, y)}`
    },
    lineTo: (x, y) => {
      data += `${data === '' ? 'M' : 'L'}${at(x, y)}`
    },
    rect: (x, y, width, height) => {
      data += `M${at(x, y)}h${short(width)}v${short(height)}h${short(-width)}Z`
    },
    arc: (x, y, radius, from, to, counter = false) => {
      const spot = (angle: number): string => at(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
      const bow = (large: boolean, angle: number): string =>
        `A${short(radius)} ${short(radius)} 0 ${large ? 1 : 0} ${counter ? 0 : 1} ${spot(angle)}`
      const sweep = counter ? from - to : to - from
      data += `${data === '' || data.endsWith('Z') ? 'M' : 'L'}${spot(from)}`
      if (Math.abs(sweep) < turn - 1e-6) data += bow(positive(sweep) > turn / 2, to)
      // SVG has no full circle: two halves.
      else data += bow(false, from + (counter ? -turn : turn) / 2) + bow(false, to)
    },
    data: () => data,
  }
}

const turn = 2 * Math.PI

const positive = (angle: number): number => ((angle % turn) + turn) % turn
