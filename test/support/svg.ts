import { measure } from '../../src/web/chart-canvas.ts'

/** A text as it stands in a picture; `left` and `right` are its ends. */
export interface SvgText {
  readonly text: string
  readonly fill: string
  readonly y: number
  readonly size: number
  readonly left: number
  readonly right: number
}

/** The texts of a picture that the charts made. */
export const textsOf = (svg: string): SvgText[] =>
  [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const value = (name: string): string => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    const size = Number(value('font-size'))
    const font = `${value('font-weight') || 400} ${size}px Living Lab Inter`
    const width = Number(value('textLength')) || measure(text, font)
    const x = Number(value('x'))
    const left = { middle: x - width / 2, end: x - width }[value('text-anchor')] ?? x
    return { text, fill: value('fill'), y: Number(value('y')), size, left, right: left + width }
  })

/** The paths of a picture with the attributes they are found by. */
export const pathsOf = (svg: string): { readonly attributes: string; readonly d: string }[] =>
  [...svg.matchAll(/<path ([^>]*)d="([^"]*)"/g)].map(([, attributes = '', d = '']) => ({ attributes, d }))
