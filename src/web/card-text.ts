import type { SKRSContext2D } from '@napi-rs/canvas'
import { type Lettering, wrap, write } from '../../static/js/charts/ink.js'

/** The frame of pictures for link previews, in pixels. */
export const card = { width: 1200, height: 630, margin: 54 } as const
const room = card.width - 2 * card.margin

/** Writes a text in at most so many lines from `top` on; returns where it ends. */
export const writeLines = (
  pen: SKRSContext2D,
  text: string,
  top: number,
  most: number,
  lettering: Lettering,
): number => {
  const lines = linesOf(pen, text, most, lettering)
  lines.forEach((line, row) => {
    write(pen, line, card.margin, top + (row + 0.5) * step(lettering), lettering)
  })
  return top + lines.length * step(lettering)
}

/** The text in at most so many lines, of about equal length so that no word stands alone. */
export const linesOf = (pen: SKRSContext2D, text: string, most: number, lettering: Lettering): string[] => {
  let lines = wrap(pen, text, room, lettering)
  if (lines.length > most) return wrap(pen, text, room, lettering, most)
  for (let narrower = room - 30; narrower > room / 2; narrower -= 30) {
    const tighter = wrap(pen, text, narrower, lettering)
    if (tighter.length > lines.length) break
    lines = tighter
  }
  return lines
}

/** From one line to the next. */
export const step = ({ size }: Lettering): number => size * 1.25
