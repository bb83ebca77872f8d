import type { Page } from 'playwright-core'
import type { Sight } from './sights.ts'

/** Evidence items of a draft, and of what is submitted and simulated. */
export const ladderSights = (draft: string, simulated: string): readonly Sight[] => [
  { path: `${draft}/bukti`, shows: '.item-lines' },
  { path: `/en${draft}/bukti?cakupan=semua&keadaan=semua`, shows: '.item-lines' },
  { path: `${draft}/bukti?indikator=5`, shows: '.empty' },
  { path: `${draft}/bukti`, act: coverNothing, shows: '.error-summary', status: 422 },
  { path: `${simulated}/bukti?keadaan=semua`, shows: '.item-lines' },
  { path: `${draft}/indikator/45/tingkat/2`, shows: 'section form' },
  { path: `${draft}/indikator/45/tingkat/2`, act: judgeNothing, shows: '.error-summary', status: 422 },
  { path: `${draft}/indikator/45/bukti/I45.4.1`, act: judgeNothing, shows: '.error-summary', status: 422 },
  { path: `${draft}/indikator/45/bukti/I45.2.1`, act: markWithoutReason, shows: '.inapplicable[open]', status: 422 },
]

const judgeNothing = (page: Page): Promise<void> => page.getByRole('button', { name: 'Catat putusan' }).click()

async function coverNothing(page: Page): Promise<void> {
  await page.locator('.cover summary').click()
  await page.getByRole('button', { name: 'Tandai yang dipilih' }).click()
}

async function markWithoutReason(page: Page): Promise<void> {
  await page.locator('.inapplicable summary').click()
  await page.getByRole('button', { name: 'Tandai tidak berlaku' }).click()
}
