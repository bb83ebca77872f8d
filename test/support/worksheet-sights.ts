import type { Page } from 'playwright-core'
import type { Sight } from './sights.ts'
import { asOf, changed } from './worksheets.ts'

/** The import page of a draft whose first answer is filled in, in all its states. */
export const worksheetSights = (path: string): readonly Sight[] => [
  { path, shows: 'input[type=file]' },
  { path, act: press, shows: '.error-summary', status: 422 },
  { path: `${path}?tersimpan=1,2`, shows: '.note.good' },
  { path, act: bringBack, shows: '.worksheet-both' },
  { path, act: storeNothing, shows: '.error-summary', status: 422 },
  { path: `/en${path}`, act: bringBack, shows: '.worksheet-both' },
]

const press = (page: Page): Promise<void> => page.locator('main button').click()

/** With changes, a line that is wrong, and one that somebody else changed meanwhile. */
async function bringBack(page: Page): Promise<void> {
  const file = await page.request.get(new URL('unduh.xlsx', page.url()).href)
  const [value, explanation] = [3, 4]
  const edited = await changed(await file.body(), (rows) =>
    rows.map((row, at) =>
      row.map((cell, column) => {
        if (at === 1 && column === explanation) return 'Ditulis di luar jaringan.'
        if (at === 2 && column === explanation) return 'Keputusan Bupati 7/2025 menetapkan peta rencana SPBE.'
        if (at === 3 && column === value) return 4
        return at === 4 && column === value ? 'tiga' : cell
      }),
    ),
  )
  const buffer = await asOf(edited, 1, 0)
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('#file').setInputFiles({ name: 'lembar.xlsx', mimeType, buffer })
  await press(page)
}

async function storeNothing(page: Page): Promise<void> {
  await bringBack(page)
  for (const box of await page.locator('[name=pilih]').all()) await box.uncheck()
  await press(page)
}
