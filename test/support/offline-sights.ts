import type { Page } from 'playwright-core'
import type { Sight } from './sights.ts'

/** What an answer page, the task list and the sign-out show of changes that were not sent. */
export const offlineSights = (list: string): readonly Sight[] => [
  { path: `${list}/indikator/4`, act: typeAfterTheSession, shows: '.save-state a' },
  { path: list, shows: '[data-waiting] li a' },
  { path: list, act: signOut, shows: 'dialog[open] [data-act=discard]' },
]

const SAVES = '**/api/v1/assessments/*/answers/*'

async function typeAfterTheSession(page: Page): Promise<void> {
  await page.route(SAVES, (route) => route.fulfill({ status: 401, json: { title: 'Masuk dulu' } }))
  await page.locator('#explanation').fill('Ditulis setelah sesi berakhir.')
}

async function signOut(page: Page): Promise<void> {
  await page.locator('form[data-leaving] button').click()
  await page.locator('dialog[open]').waitFor()
  await page.unroute(SAVES)
}
