import t from 'tap'
import { aBrowser, aPage, aServer } from '../support/browser.ts'

const browser = await aBrowser(t)
const { address: at } = await aServer(t, 'bare')

t.test('with the keyboard alone a level is chosen, and the index is told on the way', async (t) => {
  const { page, complaints } = await aPage(t, browser, { at, width: 360 })
  await page.goto('/en/kalkulator')
  const question = page.getByRole('radiogroup', { name: 'Internal Policy on SPBE Architecture' })
  await question.getByRole('radio', { name: 'not answered' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  t.ok(await question.getByRole('radio', { name: '2', exact: true }).isChecked())
  await page.getByText('So far 1.01 (Poor); 46 not answered').waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByText('So far 1.00 (Poor); 46 not answered').waitFor()
  t.same(complaints, [])
})

t.test('a bad decimal is not told as an index', async (t) => {
  const { page } = await aPage(t, browser, { at })
  await page.goto('/kalkulator?instrumen=permenpanrb-8-2026')
  const field = page.getByLabel('Tingkat Pengelolaan Kepuasan Pengguna')
  await field.fill('4,25')
  await page.getByText('Sementara 1,49 (Kurang); 19 belum diisi').waitFor()
  await field.fill('5,5')
  await page.getByText('19 belum diisi').waitFor({ state: 'detached' })
  t.equal(await page.getByRole('status').textContent(), '')
})

t.test('without JavaScript the result and its address are the same', async (t) => {
  const { page } = await aPage(t, browser, { at, width: 360, javaScript: false })
  await page.goto('/kalkulator')
  await page
    .getByRole('radiogroup', { name: 'Kebijakan Internal Arsitektur SPBE' })
    .getByRole('radio', { name: '5' })
    .check()
  await page.getByRole('button', { name: 'Hitung indeks' }).click()
  await page.getByText('46 indikator belum diisi dan dihitung tingkat 1: 2–47.').waitFor()
  t.match(page.url(), `nilai=5${','.repeat(46)}#hasil`)
  t.equal(await page.title(), 'Indeks 1,05 (Kurang) · Living Lab Layanan Digital Indonesia')
  await page.getByText('Bagaimana ini dihitung').click()
  t.ok(await page.getByRole('cell', { name: '0,0650', exact: true }).isVisible())
})

t.test('a column pasted from a spreadsheet gives its index, a bad one comes back as pasted', async (t) => {
  const { page } = await aPage(t, browser, { at, javaScript: false })
  await page.goto('/kalkulator')
  const paste = async (text: string) => {
    await page.getByText('Tempel dari lembar kerja').click()
    await page.getByLabel('47 nilai sesuai urutan indikator').fill(text)
    await page.getByRole('button', { name: 'Hitung dari tempelan' }).click()
  }
  await paste(`${Array(47).fill('4').join('\n')}\n`)
  await page.getByText('4,00', { exact: true }).first().waitFor()
  t.match(page.url(), 'nilai=4,4,4')
  const bad = `${Array(46).fill('4').join('\n')}\nempat`
  await paste(bad)
  await page.getByRole('link', { name: 'Indikator 47 (Layanan Publik Sektor 3): “empat” bukan angka' }).waitFor()
  t.equal(await page.getByLabel('47 nilai sesuai urutan indikator').inputValue(), bad)
})
