import t from 'tap'
import { aBrowser, aPage, aServer } from '../support/browser.ts'

const browser = await aBrowser(t)
const { address: at } = await aServer(t, 'bare')

t.test('what resembles a question appears while it is typed, and is told', async (t) => {
  const { page, complaints } = await aPage(t, browser, { at, width: 360 })
  await page.goto('/tanya/serupa')
  const field = page.getByLabel('Pertanyaan Anda')
  const list = page.locator('.similar')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await field.pressSequentially('cara kades', { delay: 20 })
  await page.waitForTimeout(600)
  t.same(asked, [], 'two words are too few')
  await field.pressSequentially(' memakai TTE', { delay: 20 })
  await list.getByRole('link', { name: 'Tanda Tangan Elektronik sampai desa' }).waitFor()
  t.ok(asked.length <= 2, 'not at every letter')
  t.match(await page.getByRole('status').textContent(), 'hal serupa sudah ada')
  await field.fill('dua kata')
  await list.waitFor({ state: 'detached' })
  t.equal(await page.getByRole('status').textContent(), '')
  t.same(complaints, [])
})

t.test('without JavaScript it is a step of its own', async (t) => {
  const { page } = await aPage(t, browser, { at, javaScript: false })
  await page.goto('/tanya/serupa')
  await page.getByLabel('Pertanyaan Anda').fill('cara kades memakai TTE')
  await page.getByRole('button', { name: 'Lihat yang serupa' }).click()
  await page.getByRole('link', { name: 'Tanda Tangan Elektronik sampai desa' }).waitFor()
  t.match(await page.getByRole('link', { name: 'Tetap ajukan pertanyaan' }).getAttribute('href'), '/tanya/baru?judul=')
})

t.test('one searches from every page: by the head on a desk, by the menu on a phone', async (t) => {
  const desk = await aPage(t, browser, { at, width: 1280 })
  await desk.page.goto('/en/instrumen')
  await desk.page.getByRole('searchbox', { name: 'Search the whole site' }).fill('emergency line')
  await desk.page.keyboard.press('Enter')
  await desk.page.waitForURL('**/en/cari?q=emergency+line')
  await desk.page.getByRole('link', { name: 'SSQR quick response' }).waitFor()
  const phone = await aPage(t, browser, { at, width: 360 })
  await phone.page.goto('/instrumen')
  await phone.page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Cari' }).click()
  await phone.page.getByRole('searchbox').fill('TTE')
  await phone.page.keyboard.press('Enter')
  await phone.page.getByRole('link', { name: 'Tanda Tangan Elektronik sampai desa' }).waitFor()
})
