import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { drawPng, drawSvg } from '../../src/web/drawings.ts'
import { someBars } from '../support/charts.ts'
import { textsOf } from '../support/svg.ts'

/** Says whether the machine's own fonts can draw, then what our charts look like. */
const script = `
  import { createHash } from 'node:crypto'
  import { createCanvas } from '@napi-rs/canvas'
  const pen = createCanvas(200, 40).getContext('2d')
  pen.font = '20px sans-serif'
  pen.fillText('Sumedang', 5, 30)
  const drawsWithout = pen.getImageData(0, 0, 200, 40).data.some((byte) => byte !== 0)
  const { drawPng, drawSvg } = await import('./src/web/drawings.ts')
  const { someBars } = await import('./test/support/charts.ts')
  const png = createHash('sha256').update(drawPng(someBars())).digest('hex')
  console.log(JSON.stringify({ drawsWithout, svg: drawSvg(someBars()), png }))
`

t.test('a server without a single font draws the same pictures, labels and all', async (t) => {
  const NAPI_RS_NATIVE_LIBRARY_PATH = join(t.testdir(), 'canvas.node')
  writeFileSync(NAPI_RS_NATIVE_LIBRARY_PATH, blind(readFileSync(canvasLibrary())))
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    env: { NAPI_RS_NATIVE_LIBRARY_PATH, DISABLE_SYSTEM_FONTS_LOAD: '1' },
  })
  const { drawsWithout, svg, png } = JSON.parse(stdout)
  t.equal(drawsWithout, false, 'that process has no font but the one the program brings')
  t.ok(textsOf(svg).some(({ text }) => text === 'Rujukan: Sumedang'))
  t.equal(svg, drawSvg(someBars()), 'measured with the same letters')
  t.equal(png, createHash('sha256').update(drawPng(someBars())).digest('hex'), 'drawn with the same letters')
})

/** The canvas reads the folder of system fonts whatever one tells it; a copy that looks elsewhere finds none. */
function blind(library: Buffer): Buffer {
  const [folder, nowhere] = ['/usr/share/fonts', '/usr/share/nofon']
  for (let at = library.indexOf(folder); at >= 0; at = library.indexOf(folder, at + 1)) library.write(nowhere, at)
  return library
}

/** The native part of the canvas that this process has loaded. */
function canvasLibrary(): string {
  const { sharedObjects } = process.report.getReport() as { readonly sharedObjects: readonly string[] }
  const found = sharedObjects.find((path) => path.includes('canvas') && path.endsWith('.node'))
  if (!found) throw new Error('the canvas is not loaded')
  return found
}
