import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import { anAssessment } from '../support/assessments.ts'
import { aBrowser, aPage, aServer } from '../support/browser.ts'
import { DEMO_PASSWORD } from '../support/database.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const member = await server.as('anggota@bandung.example')
const id = await anAssessment(member)
const { page } = await aPage(t, browser, { at: server.address })

t.test('the first stop on every page leads past the menu', async (t) => {
  await page.goto('/masuk')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Langsung ke isi' })
  t.ok(await isFocused(skip))
  t.ok((await skip.boundingBox())?.y, 'and is seen')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  t.ok(await isFocused(page.getByLabel('Alamat surel')))
})

t.test('a refused form puts the reader where the mistakes are told', async (t) => {
  await page.keyboard.type('anggota@bandung.example')
  await page.keyboard.press('Enter')
  await page.locator('.error-summary:focus').waitFor()
  await tabTo(page, page.getByLabel('Kata sandi'))
  t.equal(await page.getByLabel('Alamat surel').inputValue(), 'anggota@bandung.example')
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/kerja')
})

t.test('a level is chosen and saved without a mouse, and one sees where one is', async (t) => {
  await page.goto(`/penilaian/${id}/indikator/45`)
  const level = (value: number) => page.locator(`.level-card [value="${value}"]`)
  await tabTo(page, page.getByRole('radio', { name: 'Belum ada jawaban' }))
  for (const value of [1, 2, 3]) {
    await page.keyboard.press('ArrowDown')
    t.ok(await level(value).isChecked())
  }
  await page
    .locator('[data-state]')
    .getByText(/^Tersimpan/)
    .waitFor()
  await tabTo(page, page.getByLabel('Nama layanan'))
  await page.keyboard.type('Pajak daerah')
  await tabTo(page, page.getByRole('button', { name: 'Simpan dan lanjut' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/indikator/46')
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[44], { value: '3.00', serviceName: 'Pajak daerah' })
})

t.test('focus goes to the summary of a refused answer, and from there to the field', async (t) => {
  await tabTo(page, page.getByLabel('Nama layanan'))
  await page.keyboard.type('Pajak daerah')
  await tabTo(page, page.getByRole('button', { name: 'Simpan', exact: true }))
  await page.keyboard.press('Enter')
  await page.locator('.error-summary:focus').waitFor()
  await page.keyboard.press('Tab')
  t.ok(await isFocused(page.getByRole('link', { name: /^Layanan ini sudah dipakai pada indikator I45/ })))
  await page.keyboard.press('Enter')
  t.ok(await isFocused(page.getByLabel('Nama layanan')))
  t.equal(await page.getByLabel('Nama layanan').inputValue(), 'Pajak daerah')
})

/** Goes on with the tab key until the element has the focus, and each stop on the way shows that it has. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    if (await isFocused(element)) return
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(UNSEEN)
    if (unseen) throw new Error(`${unseen} does not show that it has the focus`)
  }
  throw new Error(`the tab key never came to ${element}`)
}

const isFocused = async (element: Locator): Promise<boolean> =>
  (await element.and(element.page().locator(':focus')).count()) === 1

/** What has the focus, if no outline is drawn around it or around the label or card it lies in. */
const UNSEEN = `[document.activeElement, document.activeElement.closest('label, .level-card')]
  .some((element) => element && getComputedStyle(element).outlineStyle !== 'none') ? '' :
  document.activeElement.outerHTML.slice(0, 200)`
