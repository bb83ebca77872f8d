import type { Page } from 'playwright-core'
import type { Sight } from './sights.ts'

/** The package of a draft with a document attached to its first indicator, in its states. */
export const packageSights = (path: string): readonly Sight[] => [
  { path, shows: '.package-lines' },
  { path: `${path}/1`, shows: '.package-files' },
  { path: `${path}/1`, act: tickWrongly, shows: '.error-summary', status: 422 },
  { path: `${path}/1`, act: tickOne, shows: '.note.good' },
  { path: `${path}/5`, shows: '.package' },
  { path: `/en${path}`, shows: '.package-lines' },
  { path: `/en${path}/1`, shows: '.package-files' },
]

const save = (page: Page): Promise<void> => page.locator('[name=aksi][value=simpan]').click()

async function tickWrongly(page: Page): Promise<void> {
  await page
    .locator('[name=disalin]')
    .first()
    .evaluate((box) => box.setAttribute('value', 'bukan bagian'))
  await page.locator('[name=disalin]').first().check()
  await save(page)
}

async function tickOne(page: Page): Promise<void> {
  await page.locator('[name=disalin]').first().check()
  await save(page)
}
