import { createHash } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import { LRUCache } from 'lru-cache'
import { ink } from '../../static/js/charts/ink.js'
import { card, writeLines } from './card-text.ts'
import './canvas-fonts.ts'
import { family } from './chart-font.ts'

/** What a picture of words says; every line that does not fit is cut with an ellipsis. */
export interface TextCard {
  readonly above: string
  readonly title: string
  readonly text: string
  readonly below: readonly string[]
}

const drawn = new LRUCache<string, Buffer>({ maxSize: 8 * 2 ** 20, sizeCalculation: (png) => png.length })

/** A picture of words for link previews, drawn once per content. PNG, 1200 × 630. */
export function drawTextCard(content: TextCard): Buffer {
  const key = createHash('sha256').update(JSON.stringify(content)).digest('base64')
  const png = drawn.get(key) ?? draw(content)
  drawn.set(key, png)
  return png
}

function draw({ above, title, text, below }: TextCard): Buffer {
  const canvas = createCanvas(card.width, card.height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = ink.paper
  pen.fillRect(0, 0, card.width, card.height)
  pen.fillStyle = ink.levels[4] ?? ink.text
  pen.fillRect(0, 0, card.width, 14)
  const headed = writeLines(pen, above, 64, 1, { size: 28, family, colour: ink.muted })
  const titled = writeLines(pen, title, headed + 14, 3, { size: 56, family, weight: 600 })
  writeLines(pen, text, titled + 22, 4, { size: 31, family })
  const foot = { size: 25, family, colour: ink.muted }
  below.forEach((line, row) => {
    writeLines(pen, line, card.height - 44 - (below.length - row) * 34, 1, foot)
  })
  return canvas.toBuffer('image/png')
}
