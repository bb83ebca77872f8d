import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import Handlebars from 'handlebars'
import t, { type Test } from 'tap'
import { assetPath, serveAssets } from '../../src/web/assets.ts'
import { chartView } from '../../src/web/charts.ts'
import { drawSvg } from '../../src/web/drawings.ts'
import { aBrowser, aPage, type Tab } from '../support/browser.ts'
import { aTrend } from '../support/charts.ts'

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
const partial = readFileSync(join(import.meta.dirname, '../../views/partials/chart.hbs'), 'utf8')
const figure = Handlebars.compile(partial, { strict: true })(chartView(aTrend(), '/g.svg'))

const app = fastify().withTypeProvider<ZodTypeProvider>()
serveAssets(app)
app.get('/g.svg', (request, reply) => {
  reply.type('image/svg+xml').send(drawSvg(aTrend(), request.url.includes('sempit') ? 'narrow' : 'wide'))
})
app.get('/', (_request, reply) => {
  reply
    .header('content-security-policy', policy)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html><html lang="id">
    <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${assetPath('site.css')}">
    <link rel="icon" href="/g.svg"><script type="module" src="${assetPath('chart.js')}"></script>
    <title>Grafik</title><main class="wrap"><h1>Grafik</h1>${figure}</main></html>`)
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await aBrowser(t)
t.teardown(() => app.close())

interface Visit extends Tab {
  /** File names asked for so far. */
  readonly asked: readonly string[]
}

const visit = async (t: Test, { width = 1000, javaScript = true } = {}): Promise<Visit> => {
  const tab = await aPage(t, browser, { at: address, width, javaScript })
  const asked: string[] = []
  tab.page.on('request', (request) => asked.push(request.url().replace(/^.*\//, '')))
  await tab.page.goto('/', { waitUntil: 'networkidle' })
  return { ...tab, asked }
}

t.test('a chart that is looked at answers the pointer, in the same place', async (t) => {
  const { page, asked, complaints } = await visit(t)
  t.same(
    asked.filter((name) => name.endsWith('.js')),
    ['chart.js'],
    'neither Chart.js nor the definitions until then',
  )
  const picture = page.locator('picture')
  const before = await picture.boundingBox()
  await picture.hover()
  await page.locator('canvas').waitFor()
  t.same(await picture.boundingBox(), before)
  t.same(await page.locator('canvas').boundingBox(), before)
  const still = await picture.screenshot()
  // The last published year of Sumedang.
  await page.mouse.move((before?.x ?? 0) + 525, (before?.y ?? 0) + 60)
  await page.waitForTimeout(100)
  t.not(Buffer.compare(still, await picture.screenshot()), 0, 'a note at the pointer')
  t.match(await page.getByRole('img').getAttribute('alt'), 'Rujukan: Sumedang', 'still told to those who do not see it')
  t.same(complaints, [], 'within the content security policy')
})

t.test('a phone gets its own picture, and its own drawing when the table is opened', async (t) => {
  const { page, complaints } = await visit(t, { width: 360 })
  const shown = () => page.locator('img').evaluate((image) => ('currentSrc' in image ? String(image.currentSrc) : ''))
  t.match(await shown(), 'lebar=sempit')
  await page.locator('summary').click()
  t.ok(await page.getByRole('cell', { name: 'tidak ada data' }).isVisible())
  await page.locator('canvas').waitFor()
  const { width } = (await page.locator('canvas').boundingBox()) ?? { width: 0 }
  t.ok(width <= 360, 'no wider than the page')
  t.same(complaints, [])
})

t.test('without Chart.js the picture stays, and the next look tries again', async (t) => {
  const { page, complaints } = await visit(t)
  await page.route('**/vendor/chart.js', (route) => route.abort())
  const refused = page.waitForEvent('requestfailed')
  await page.locator('picture').hover()
  await refused
  t.equal(await page.locator('canvas').count(), 0)
  t.equal(await page.locator('.chart-live').count(), 0)
  t.notOk(
    complaints.some((text) => !text.includes('ERR_FAILED')),
    'the page itself has no complaint',
  )
  await page.unroute('**/vendor/chart.js')
  await page.mouse.move(0, 0)
  await page.locator('picture').hover()
  await page.locator('canvas').waitFor()
})

t.test('without JavaScript there are the picture, what it means and its figures', async (t) => {
  const { page, asked } = await visit(t, { javaScript: false })
  t.ok(await page.getByRole('img').isVisible())
  t.ok(await page.getByText('Naik dari 2,65 menjadi 3,32').isVisible())
  await page.locator('summary').click()
  t.ok(await page.getByRole('cell', { name: '3,84' }).isVisible())
  t.notOk(asked.some((name) => name.endsWith('.js')))
})
