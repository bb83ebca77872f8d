import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import t from 'tap'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import { aFolder } from '../support/embedded.ts'
import { aPdf, aPdfOf } from '../support/files.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const folder = await aFolder(t)
const { page, complaints } = await aPage(t, browser, { at: server.address })
await signIn(page, 'anggota@bandung.example')

async function laidDown(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const choose = (page: Page, ...paths: string[]) => page.locator('input[type=file]').setInputFiles(paths)
const says = (page: Page, name: string, text: string | RegExp) =>
  page.locator('.uploads li', { hasText: name }).getByText(text).waitFor()
const store = (page: Page) => page.getByRole('button', { name: 'Simpan bukti dukung' }).click()

t.test('several files arrive while the form is filled in', async (t) => {
  await page.goto('/bukti/baru')
  const bad = await laidDown('gambar.svg.pdf', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await choose(page, await laidDown('SK_Tim.pdf', aPdfOf(900_000)), await laidDown('Notulen.pdf', aPdf('Notulen')), bad)
  await says(page, 'SK_Tim.pdf', 'diterima')
  await says(page, 'Notulen.pdf', 'diterima')
  await says(page, 'gambar.svg.pdf', /Jenis berkas ini tidak diterima/)
  await page.getByLabel('Ya, sudah ditandatangani').check()
  await store(page)
  await page.waitForURL(/\/bukti\?tersimpan=2$/)
  for (const title of ['SK Tim', 'Notulen']) t.ok(await page.getByRole('link', { name: title }).isVisible(), title)
  t.same(complaints, [])
})

t.test('a cut line holds a file up and loses nothing', async (t) => {
  await page.goto('/bukti/baru')
  let pieces = 0
  await page.route('**/evidence/uploads/*', async (route) => {
    if (route.request().method() === 'PUT') pieces += 1
    // the second and third piece meet a line that is cut
    return pieces === 2 || pieces === 3 ? route.abort('connectionreset') : route.continue()
  })
  await choose(page, await laidDown('Perbup.pdf', aPdfOf(1_400_000)))
  await says(page, 'Perbup.pdf', 'menunggu jaringan, akan dilanjutkan')
  await page.getByLabel('Judul dokumen').fill('Peraturan Bupati')
  await page.getByLabel('Ya, sudah ditandatangani').check()
  // pressed too early: it waits for the file
  await store(page)
  await page.waitForURL(/\/bukti\/[0-9a-f-]+\?tersimpan=1$/, { timeout: 30_000 })
  await page.unroute('**/evidence/uploads/*')
  t.ok(await page.getByRole('heading', { name: 'Peraturan Bupati' }).isVisible())
  t.equal(pieces, 5, 'each piece once, and two again')
  complaints.splice(0)
})

t.test('after a reload the same file goes on where it stopped', async (t) => {
  await page.goto('/bukti/baru')
  let pieces = 0
  await page.route('**/evidence/uploads/*', (route) =>
    route.request().method() === 'PUT' && ++pieces > 1 ? route.abort() : route.continue(),
  )
  const path = await laidDown('Laporan.pdf', aPdfOf(1_500_000))
  await choose(page, path)
  await says(page, 'Laporan.pdf', 'menunggu jaringan, akan dilanjutkan')
  await page.unroute('**/evidence/uploads/*')
  await page.reload()
  await says(page, 'Laporan.pdf', 'sebagian sudah terkirim; pilih berkas yang sama untuk melanjutkan')
  const offsets: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT') offsets.push(request.headers()['upload-offset'] ?? '')
  })
  await choose(page, path)
  await says(page, 'Laporan.pdf', 'diterima')
  t.equal(offsets[0], String(512 * 1024), 'what had arrived was not sent again')
  await page.getByLabel('Ya, sudah ditandatangani').check()
  await store(page)
  await page.waitForURL(/\?tersimpan=1$/)
  t.ok(await page.getByRole('heading', { name: 'Laporan' }).isVisible())
  complaints.splice(0)
})

t.test('a file too large is refused before any of it is sent', async (t) => {
  await page.goto('/bukti/baru')
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/evidence/uploads')) asked++
  })
  await choose(page, await laidDown('Besar.pdf', Buffer.alloc(20 * 1024 * 1024 + 1)))
  await says(page, 'Besar.pdf', /lebih besar dari 20 MB/)
  t.equal(asked, 0)
})

t.test('without scripts one file goes with the form', async (t) => {
  const { page } = await aPage(t, browser, { at: server.address, javaScript: false })
  await signIn(page, 'anggota@bandung.example')
  await page.goto('/bukti/baru')
  await choose(page, await laidDown('Surat.pdf', aPdf('Surat')))
  await page.getByLabel('Judul dokumen').fill('Surat tugas')
  await store(page)
  await page.locator('.error-summary').waitFor()
  t.equal(await page.getByLabel('Judul dokumen').inputValue(), 'Surat tugas')
  await page.getByLabel('Tidak perlu, misalnya').check()
  await store(page)
  await page.waitForURL(/\?tersimpan=1$/)
  t.ok(await page.getByRole('heading', { name: 'Surat tugas' }).isVisible())
})
