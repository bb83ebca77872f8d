import { BadFile } from './kinds.ts'

/** Larger than any camera of an office; a flood of pixels needs a few kilobytes to fill the memory. */
const MOST_PIXELS = 40_000_000
const QUALITY = 88

let queue: Promise<unknown> = Promise.resolve()

/**
 * Draws a picture anew beside the original, upright and without metadata (place, camera, person): what was hidden in the
 * file is not carried over. One at a time, because each needs its pixels in memory. Refuses (`BadFile`) too many pixels and
 * what is no whole picture.
 */
export function redraw(path: string, type: 'jpg' | 'png'): Promise<string> {
  const drawn = queue.then(() => draw(path, type))
  queue = drawn.catch(() => {})
  return drawn
}

async function draw(path: string, type: 'jpg' | 'png'): Promise<string> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const picture = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
  const { width, height } = await picture.metadata().catch(toFault)
  if (width * height > MOST_PIXELS) throw new BadFile('pixels')
  const upright = picture.autoOrient()
  const drawn = type === 'jpg' ? upright.jpeg({ quality: QUALITY }) : upright.png({ compressionLevel: 9 })
  await drawn.toFile(`${path}.anew`).catch(toFault)
  return `${path}.anew`
}

function toFault(error: Error): never {
  throw new BadFile(/pixel limit/i.test(error.message) ? 'pixels' : 'damaged')
}
