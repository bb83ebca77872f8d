import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Test } from 'tap'
import { anApp, type TestApp } from './app.ts'
import { DEMO_PASSWORD, type Template } from './database.ts'

// The defaults of @sparticuz/chromium hold --single-process, which dies with the second context.
const args = [
  '--headless=shell',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // a third less work where the browser has no core to itself (measured)
  '--js-flags=--single-threaded',
]

/** How long a page may take on a machine that is busy with other things. */
const PATIENCE = 60_000

/** The one browser of a test file, closed with it. The runner unpacked it. */
export async function aBrowser(t: Test): Promise<Browser> {
  const { CHROMIUM: executablePath } = process.env
  if (!executablePath) throw new Error('This test needs the run’s browser: npm test -- test/path/to/file.test.ts')
  t.setTimeout(8 * PATIENCE)
  const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs: ['--headless'], timeout: PATIENCE })
  t.teardown(() => browser.close())
  return browser
}

/**
 * A browser with one window that keeps what it has in a folder, as a person's own does: closed and opened again it is the
 * same one. Only what a browser forgets when it is closed is gone, such as the session.
 */
export async function anOwnBrowser(t: Test, folder: string, { at }: Look): Promise<BrowserContext> {
  const { CHROMIUM: executablePath = '' } = process.env
  t.setTimeout(8 * PATIENCE)
  const launch = { executablePath, args, ignoreDefaultArgs: ['--headless'], timeout: PATIENCE }
  const context = await chromium.launchPersistentContext(folder, { ...launch, baseURL: at, acceptDownloads: true })
  t.teardown(() => context.close())
  context.setDefaultTimeout(PATIENCE)
  return context
}

/** The whole program on a free port of this machine. */
export interface Server extends TestApp {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
}

/** Starts the program with a database of its own, stopped with the test. */
export async function aServer(t: Test, template: Template = 'demo'): Promise<Server> {
  const app = await anApp(t, template)
  const address = await app.app.listen({ host: '127.0.0.1', port: 0 })
  return Object.assign(app, { address })
}

export interface Look {
  /** What the addresses begin with. */
  readonly at: string
  /** Width of the window in CSS pixels; 1280 unless said. */
  readonly width?: number
  readonly javaScript?: boolean
  readonly timeZone?: string
}

export interface Tab {
  readonly page: Page
  /** Errors of scripts and of the console so far; that a page came with an error status is none. */
  readonly complaints: string[]
}

/** A window of its own: nobody is signed in there, and nothing is known from other windows. */
export async function aPage(
  t: Test,
  browser: Browser,
  { at, width = 1280, javaScript = true, timeZone = 'Asia/Jakarta' }: Look,
): Promise<Tab> {
  const options: BrowserContextOptions = {
    baseURL: at,
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    timezoneId: timeZone,
  }
  const context = await browser.newContext(options)
  t.teardown(() => context.close())
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/^Failed to load resource: .* status of 4\d\d/.test(message.text())) {
      complaints.push(message.text())
    }
  })
  return { page, complaints }
}

/** Signs in as people do. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL(/\/kerja$/)
}
