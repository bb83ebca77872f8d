import t from 'tap'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'

t.test('the ministry goes from the country to one indicator of one region, and back', async (t) => {
  const browser = await aBrowser(t)
  const { address: at } = await aServer(t)
  const { page, complaints } = await aPage(t, browser, { at, width: 1280 })
  await signIn(page, 'kementerian@kementerian.example')
  await page.getByRole('main').getByRole('link', { name: 'Laporan kematangan' }).click()
  await page.getByRole('heading', { level: 1, name: /Laporan 2025: seluruh Indonesia/ }).waitFor()

  await page.getByText('Ubah saringan').click()
  await page.getByLabel('Tahun', { exact: true }).selectOption('2024')
  await page.getByLabel('Jenis pemerintah daerah').selectOption('kota')
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await page.getByRole('heading', { level: 1, name: /Laporan 2024: Kota/ }).waitFor()

  await page.getByRole('link', { name: /^Jawa Barat: \d,\d\d, 9 daerah/ }).click()
  await page.getByRole('heading', { level: 1, name: /Laporan 2024: Jawa Barat, Kota/ }).waitFor()
  await page.getByRole('link', { name: 'Kota Bogor' }).click()
  await page.getByRole('heading', { level: 1, name: /Kota Bogor/ }).waitFor()
  await page.getByRole('link', { name: /^I29 / }).click()
  await page.getByRole('heading', { name: /Yang dilihat: I29/ }).waitFor()

  // the picture answers the pointer
  await page.locator('figure.chart').first().hover()
  await page.locator('figure.chart.chart-live').first().waitFor()
  await page.getByRole('link', { name: 'Hapus saringan Jawa Barat' }).click()
  await page.getByRole('heading', { level: 1, name: /Laporan 2024: Kota/ }).waitFor()
  t.match(page.url(), 'indikator=29')
  t.same(complaints, [])
})

t.test('without JavaScript the filters work as well', async (t) => {
  const browser = await aBrowser(t)
  const { address: at } = await aServer(t, 'bare')
  const { page } = await aPage(t, browser, { at, width: 360, javaScript: false })
  await page.goto('/en/laporan')
  await page.getByText('Change filters').click()
  await page.getByLabel('Province', { exact: true }).selectOption('32')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('heading', { level: 1, name: /Report 2025: Jawa Barat/ }).waitFor()
  t.ok(await page.locator('figure.chart img').first().isVisible())
})
