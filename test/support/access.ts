import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Test } from 'tap'
import { aPage } from './browser.ts'
import type { Sight } from './sights.ts'

/** Pages are built for what lies between. */
const DESK = 1280
const PHONE = 320

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

/** What lies folded away is looked at too. */
const UNFOLD = `for (const folded of document.querySelectorAll('details')) folded.open = true`

// What axe would add about each element is never shown, and costs as much as the finding.
const FIND = `axe.run(document, {
  resultTypes: ['violations'], selectors: false, preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join('\\n')))`

/** What reaches over the right edge although it does not lie in something that scrolls by itself. */
const OVER_THE_EDGE = `document.documentElement.scrollWidth <= innerWidth ? [] :
  ['the page', ...[...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120))]`

/** What a link or a label leads to must be one thing. */
const TWICE = `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)`

export interface Eye {
  /**
   * Looks at a page on a phone, where most is in the way, and that it fits on a desk; with a session's cookie (`lab=…`)
   * or as nobody.
   */
  look(t: Test, sight: Sight, cookie?: string): Promise<void>
  /** Looks at it on a desk as closely as on a phone, for drills. */
  examine(t: Test, sight: Sight, cookie?: string): Promise<void>
}

/** Looks at pages as people with a screen reader, a magnifier or a small phone meet them. */
export async function anEye(t: Test, browser: Browser, at: string): Promise<Eye> {
  const { page, complaints } = await aPage(t, browser, { at })
  // sent once, not with every page
  await page.addInitScript(axe)
  let status = 0
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) status = response.status()
  })
  const see = async (t: Test, sight: Sight, cookie: string, closely: readonly number[]) => {
    const { path, act, shows = 'main', status: expected = 200 } = sight
    const [name = '', value = ''] = cookie.split('=')
    await page.context().clearCookies()
    if (name) await page.context().addCookies([{ name, value, url: at }])
    await page.goto(path)
    await act?.(page)
    await page.locator(shows).first().waitFor()
    t.equal(status, expected, `${path} comes with ${expected}`)
    await page.evaluate(UNFOLD)
    t.same(await page.evaluate(TWICE), [], `each id stands once on ${path}`)
    for (const width of [DESK, PHONE]) {
      await page.setViewportSize({ width, height: 900 })
      if (closely.includes(width)) {
        t.same(await page.evaluate(FIND), [], `axe finds nothing at ${width} px on ${path}`)
      }
      t.same(await page.evaluate(OVER_THE_EDGE), [], `nothing reaches over the edge at ${width} px on ${path}`)
    }
    t.same(complaints.splice(0), [], `no script complains on ${path}`)
  }
  return {
    look: (t, sight, cookie = '') => see(t, sight, cookie, [PHONE]),
    examine: (t, sight, cookie = '') => see(t, sight, cookie, [DESK, PHONE]),
  }
}
