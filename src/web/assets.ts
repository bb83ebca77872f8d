import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { accepts } from './gzip.ts'
import type { App } from './types.ts'

const folder = join(import.meta.dirname, '../../static')
const vendor = join(import.meta.dirname, '../../node_modules')
const brotli = promisify(zlib.brotliCompress)

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

interface Asset {
  readonly type: string
  readonly raw: Buffer
  /** Compressed once, when first asked for; null for what is compressed already. */
  readonly brotli: () => Promise<Buffer> | null
}

const assets = readAssets()
const stamp = stampOf(assets)

/** The address of a file of `static/`; it changes with the content, so browsers may keep it for ever. */
export const assetPath = (name: string): string => `/static/${stamp}/${name}`

/** What the pages that work without a network are made of. */
const OFFLINE = [
  ...['site.css', 'icon.svg', 'site.js', 'autosave.js', 'answer.js', 'fields.js', 'state.js', 'store.js', 'drafts.js'],
  ...['sender.js', 'alone.js', 'unsent.js', 'keeping.js', 'forgetting.js', 'leaving.js', 'download-text.js'],
].map(assetPath)
/** The page in place of one that was never opened, in both languages. */
const AWAY = ['/luring', '/en/luring']

/** The service worker: `static/js/sw.js` with the addresses of this release, so that a new one replaces it. */
function serveWorker(app: App): void {
  const head = `const ASSETS = ${JSON.stringify(OFFLINE)}\nconst AWAY = ${JSON.stringify(AWAY)}\n`
  const worker = head + assets.get('sw.js')?.raw.toString('utf8')
  app.get('/sw.js', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(worker),
  )
}

/** Style sheets as one file, scripts and pictures, from memory. */
export function serveAssets(app: App): void {
  serveWorker(app)
  app.get('/static/:stamp/*', { config: { access: 'public' } }, async (request, reply) => {
    const { '*': name } = request.params as { readonly '*': string }
    const asset = assets.get(name)
    if (!asset) return reply.callNotFound()
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'Accept-Encoding')
      .type(asset.type)
    const packed = accepts(request.headers['accept-encoding'], 'br') ? await asset.brotli() : null
    return packed ? reply.header('content-encoding', 'br').send(packed) : reply.send(asset.raw)
  })
}

function readAssets(): ReadonlyMap<string, Asset> {
  const css = filesIn('css').map((name) => readFileSync(join(folder, name)))
  const named = new Map<string, Asset>([['site.css', asset('.css', Buffer.concat(css))]])
  for (const name of [...filesIn('js'), ...filesIn('img')]) {
    named.set(
      name.slice(name.indexOf('/') + 1),
      asset(extname(name), withoutNotes(readFileSync(join(folder, name)), name)),
    )
  }
  return named.set('vendor/chart.js', asset('.js', readFileSync(join(vendor, 'chart.js/dist/chart.umd.min.js'))))
}

/** Notes for developers stay at home; they are a third of what a phone would load. */
function withoutNotes(raw: Buffer, name: string): Buffer {
  if (!name.endsWith('.js')) return raw
  return Buffer.from(raw.toString('utf8').replace(/^\s*(\/\*\*[\s\S]*?\*\/|\/\/.*)\n/gm, ''))
}

function filesIn(name: string): string[] {
  return readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => extname(file) !== '')
    .sort()
    .map((file) => `${name}/${file.replaceAll('\\', '/')}`)
}

function asset(extension: string, raw: Buffer): Asset {
  const type = TYPES[extension]
  if (!type) throw new Error(`static: what is a ${extension} file?`)
  let packed: Promise<Buffer> | undefined
  const packs = type.startsWith('text/') || type.startsWith('image/svg')
  return {
    type,
    raw,
    brotli: () => {
      if (!packs) return null
      packed ??= brotli(raw)
      return packed
    },
  }
}

function stampOf(all: ReadonlyMap<string, Asset>): string {
  const hash = createHash('sha256')
  for (const [name, { raw }] of all) hash.update(name).update(raw)
  return hash.digest('base64url').slice(0, 12)
}
