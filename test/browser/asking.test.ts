import type { Page } from 'playwright-core'
import t from 'tap'
import { anAdoption } from '../support/adoptions.ts'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import { DETAIL, SOLUTION } from '../support/loop.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const { address: at } = server
const { page: bandung, complaints } = await aPage(t, browser, { at, javaScript: false })
const { page: approver } = await aPage(t, browser, { at, javaScript: false })
const { page: garut, complaints: ofGarut } = await aPage(t, browser, { at, width: 360 })
const { page: curator, complaints: ofCurator } = await aPage(t, browser, { at })
await signIn(bandung, 'anggota@bandung.example')
await signIn(approver, 'penanggungjawab@bandung.example')
await signIn(garut, 'anggota@garut.example')
await signIn(curator, 'kurator@sumedang.example')

const adoption = `/penerapan/${await anAdoption(server, await server.as('anggota@bandung.example'), '32.04')}`
let practice = ''
let title = ''
let question = ''

/** Opens what somebody was told of. */
async function openTold(page: Page, sentence: string): Promise<void> {
  await page.goto('/notifikasi')
  await page.locator('.told-list .unread').getByRole('link', { name: sentence }).first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/notifikasi'))
}

const card = (page: Page) => page.locator('.obstacles li').filter({ hasText: DETAIL })

t.test('Bandung is held up, and sees first how others overcame the same', async (t) => {
  await bandung.goto(adoption)
  practice = (await bandung.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await bandung.getByRole('link', { name: 'Catat kendala' }).click()
  await bandung.getByLabel('Jenis kendala').selectOption({ label: 'Regulasi' })
  await bandung.getByLabel('Uraian kendala').fill(DETAIL)
  await bandung.locator('main form button').click()
  await card(bandung).getByRole('link', { name: 'Tanyakan ke daerah lain' }).click()
  await bandung.getByRole('heading', { level: 1, name: 'Sebelum bertanya' }).waitFor()
  t.ok((await bandung.locator('.obstacles li').count()) > 0, 'the demonstration has solved some')
  await bandung.getByRole('link', { name: 'Tanyakan ke daerah lain' }).click()
})

t.test('the question is filled in; what is similar is shown once more before it is sent', async (t) => {
  title = await bandung.getByLabel('Pertanyaan dalam satu kalimat').inputValue()
  t.match(title, 'Regulasi')
  t.match(await bandung.getByLabel('Uraian', { exact: true }).inputValue(), DETAIL)
  await bandung.getByRole('button', { name: 'Kirim pertanyaan', exact: true }).click()
  await bandung.getByRole('alert').getByText('Belum terkirim').waitFor()
  t.ok((await bandung.locator('.similar li').count()) > 0)
  await bandung.getByRole('button', { name: 'Tetap kirim pertanyaan' }).click()
  await bandung.getByRole('heading', { level: 1, name: title }).waitFor()
  question = new URL(bandung.url()).pathname
})

t.test('a paragraph after a table stands clear of it', async (t) => {
  const { page } = await aPage(t, browser, { at, javaScript: false })
  await signIn(page, 'anggota@garut.example')
  await page.goto('/tanya/baru')
  await page
    .getByLabel('Uraian', { exact: true })
    .fill('| OPD | Aplikasi |\n|---|---|\n| Dukcapil | SIAK |\n\nSesudah tabel.')
  await page.getByRole('button', { name: 'Pratinjau' }).click()
  const table = await page.locator('.preview table').boundingBox()
  const after = await page.locator('.preview').getByText('Sesudah tabel.').boundingBox()
  t.ok(table && after && after.y - (table.y + table.height) >= 12)
})

t.test('headings nobody wrote beneath follow the kind; what was written stays', async (t) => {
  await garut.goto('/tanya/baru')
  const text = garut.getByLabel('Uraian', { exact: true })
  await garut.getByLabel('Kendala', { exact: false }).check()
  t.match(await text.inputValue(), '## Yang tertahan')
  t.notOk(await garut.getByRole('button', { name: 'Isi kerangka uraian' }).isVisible())
  await text.fill('Kami menunggu balasan.')
  await garut.getByLabel('Integrasi sistem').check()
  t.equal(await text.inputValue(), 'Kami menunggu balasan.')
})

t.test('Garut finds it and answers; Bandung hears of it and accepts', async () => {
  await garut.goto('/tanya')
  await garut.getByRole('link', { name: title }).first().click()
  await garut.getByLabel('Jawaban Anda').fill(SOLUTION)
  await garut.getByRole('button', { name: 'Kirim jawaban' }).click()
  await garut.getByText(SOLUTION).waitFor()
  await openTold(bandung, 'Kabupaten Garut')
  await bandung.getByRole('button', { name: 'Ini menyelesaikan' }).click()
  await bandung.getByText('Jawaban yang menyelesaikan').waitFor()
  await openTold(garut, title)
  await garut.getByText('Jawaban yang menyelesaikan').waitFor()
})

t.test('the approver is asked whether the obstacle is solved, and says yes', async (t) => {
  await openTold(approver, `apakah kendala pada praktik “${practice}” selesai`)
  t.equal(await approver.getByLabel('Apa kendalanya').inputValue(), DETAIL)
  t.equal(await approver.getByLabel('Bagaimana mengatasinya').inputValue(), SOLUTION)
  await approver.getByRole('button', { name: 'Selesaikan dan usulkan' }).click()
  await card(approver).getByText(`Jawaban: ${SOLUTION}`).waitFor()
  await card(approver).getByRole('link', { name: 'Pertanyaan tentang kendala ini' }).click()
  await approver.waitForURL(`**${question}`)
})

t.test('the curator hears of the proposal and publishes it; both sides are told', async (t) => {
  await openTold(curator, 'mengusulkan kendala umum')
  await curator.getByLabel('Apa kendalanya').fill('Tata naskah dinas belum mengatur TTE.')
  await curator.getByRole('button', { name: 'Terbitkan pada praktik' }).click()
  const decided = curator.locator('.question-list li').filter({ hasText: 'Tata naskah dinas belum mengatur TTE.' })
  await decided.getByText('Diterbitkan', { exact: true }).waitFor()
  for (const page of [garut, bandung, approver]) {
    await openTold(page, `kini tercantum pada praktik “${practice}”`)
    await page.getByRole('heading', { name: 'Kendala yang sering ditemui' }).waitFor()
    await page.getByText('Tata naskah dinas belum mengatur TTE.').waitFor()
  }
  t.same([...complaints, ...ofGarut, ...ofCurator], [])
})
