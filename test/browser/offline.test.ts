import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import t from 'tap'
import { anAssessment, answerAll } from '../support/assessments.ts'
import { aBrowser, anOwnBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder } from '../support/embedded.ts'
import { submittable } from '../support/submittable.ts'
import { answerAcross, joinAll, nothingIsLost } from '../support/two-people.ts'

const MEMBER = 'anggota@bandung.example'
const APPROVER = 'penanggungjawab@bandung.example'
const server = await aServer(t)
const browser = await aBrowser(t)
const folder = join(await aFolder(t), 'browser')
const visitor = await server.as(MEMBER)
const id = await anAssessment(visitor)
await answerAll(visitor, id)
let context: BrowserContext
let page: Page

const open = (number: number) => page.goto(`/penilaian/${id}/indikator/${number}`)
const explanation = () => page.getByLabel('Penjelasan')
const says = (text: string | RegExp) => page.locator('[data-state]').getByText(text).waitFor()
const stored = async (number: number) =>
  (await visitor.call('GET', `/assessments/${id}`)).json().answers.find((a: { number: number }) => a.number === number)
const eventually = async (number: number, text: string) => {
  for (let tries = 0; tries < 100 && (await stored(number)).explanation !== text; tries++) await page.waitForTimeout(50)
  return (await stored(number)).explanation
}

const shows = async (tab: Page, text: string) => {
  while ((await tab.getByLabel('Penjelasan').inputValue()) !== text) await tab.waitForTimeout(50)
}

/** Opens a page and waits until it can be opened without a network. */
async function openAndKeep(number: number): Promise<void> {
  await open(number)
  while (!(await page.evaluate(IS_KEPT))) await page.waitForTimeout(50)
}

const IS_KEPT = `(async () => {
  const [name = ''] = await caches.keys()
  const cache = name && (await caches.open(name))
  return (await cache?.match(location.pathname)) && (await cache.match('/luring')) && true
})()`

async function restart(): Promise<void> {
  await context?.close()
  context = await anOwnBrowser(t, folder, { at: server.address })
  page = context.pages()[0] ?? (await context.newPage())
}

async function enter(email: string): Promise<void> {
  await context.clearCookies()
  await signIn(page, email)
}

t.test(
  'without a network one types on, through reloads and a restart, and everything arrives in its order',
  async (t) => {
    await restart()
    await enter(MEMBER)
    await page.goto(`/penilaian/${id}`)
    await page.getByRole('button', { name: 'Simpan semua halaman' }).click()
    await page.getByText('Semua indikator dapat dibuka dan diisi tanpa jaringan').waitFor()
    await context.setOffline(true)
    for (const number of [2, 1, 3]) {
      await open(number)
      await explanation().fill(`Tanpa jaringan ${number}.`)
      await page.getByRole('button', { name: 'Simpan dan lanjut' }).click()
      await page.waitForURL(`**/indikator/${number + 1}`)
    }
    await says('Belum terkirim (3)')
    await open(2)
    await page.reload()
    await says('Belum terkirim (3)')
    t.equal(await explanation().inputValue(), 'Tanpa jaringan 2.')
    await page.goto(`/penilaian/${id}`)
    t.equal(await page.locator('.task-list .tag', { hasText: 'belum terkirim' }).count(), 3)

    await restart()
    await context.setOffline(true)
    await open(1)
    await says('Belum terkirim (3)')
    t.equal(await explanation().inputValue(), 'Tanpa jaringan 1.')
    t.equal((await stored(1)).version, 1, 'nothing was sent yet')

    // the browser forgot the session when it was closed
    await context.setOffline(false)
    await says(/^Belum terkirim \(3\)\. Sesi Anda berakhir/)
    await page.getByRole('link', { name: 'Masuk lagi untuk mengirim' }).click()
    const sent: number[] = []
    context.on('response', (response) => {
      if (response.request().method() === 'PATCH' && response.ok()) sent.push(Number(response.url().split('/').at(-1)))
    })
    await page.getByLabel('Surel').fill(MEMBER)
    await page.getByLabel('Kata sandi').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Masuk' }).click()
    for (const number of [2, 1, 3])
      t.equal(await eventually(number, `Tanpa jaringan ${number}.`), `Tanpa jaringan ${number}.`)
    await says(/^Tersimpan/)
    t.same(sent, [2, 1, 3], 'in the order in which it was typed')
  },
)

t.test(
  'two people across each other, one without a network in between: both see both texts, and no letter is lost',
  async (t) => {
    const { page: first } = await aPage(t, browser, { at: server.address })
    await signIn(first, APPROVER)
    const pair = { id, first, second: page, numbers: [10, 11, 12, 13, 14] }
    const collided = await answerAcross(pair)
    t.same(collided, [10, 11, 13])
    await joinAll(t, pair, collided)
    await nothingIsLost(t, server, pair)
  },
)

t.test('what one person typed is never sent under another account, nor are the pages shown there', async (t) => {
  await open(4)
  await context.setOffline(true)
  await explanation().fill('Hanya atas nama saya.')
  await says('Belum terkirim (1)')
  await context.clearCookies()
  await context.setOffline(false)
  await enter(APPROVER)
  await openAndKeep(5)
  t.equal(await page.locator('[data-state]').textContent(), '')
  t.equal((await stored(4)).version, 1)
  await context.setOffline(true)
  await open(3)
  t.ok(
    await page.getByRole('heading', { name: 'Tidak ada jaringan' }).isVisible(),
    'pages of the first person are gone',
  )
  await context.setOffline(false)
  await enter(MEMBER)
  t.equal(await eventually(4, 'Hanya atas nama saya.'), 'Hanya atas nama saya.', 'any page sends it')
})

t.test('two tabs of one person say the same, and the last letters before a page goes arrive', async (t) => {
  await open(21)
  const beside = await context.newPage()
  await beside.goto(`/penilaian/${id}/indikator/21`)
  await explanation().fill('Satu.')
  await shows(beside, 'Satu.')
  await says(/^Tersimpan/)
  await beside.getByLabel('Penjelasan').fill('Satu. Dua.')
  await shows(page, 'Satu. Dua.')
  await beside
    .locator('[data-state]')
    .getByText(/^Tersimpan/)
    .waitFor()
  t.equal(await eventually(21, 'Satu. Dua.'), 'Satu. Dua.', 'and are in nobody’s way')
  await beside.close()
  await explanation().fill('Satu. Dua. Tiga.')
  await page.goto('about:blank')
  await open(21)
  t.equal(await eventually(21, 'Satu. Dua. Tiga.'), 'Satu. Dua. Tiga.')
  await says(/^Tersimpan|^$/)
  t.match(await stored(21), { version: 4 }, 'once each')
  t.equal(await explanation().inputValue(), 'Satu. Dua. Tiga.')
})

t.test(
  'an old browser on plain HTTP with its clock an hour off saves all the same, and says what it cannot',
  async (t) => {
    const { page: old } = await aPage(t, browser, { at: server.address })
    await old.addInitScript(`
    delete Navigator.prototype.locks
    delete Navigator.prototype.serviceWorker
    delete Crypto.prototype.randomUUID
    delete globalThis.BroadcastChannel
    const Right = Date
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length > 0 ? given : [Right.now() + 3_600_000])) }
      static now() { return Right.now() + 3_600_000 }
    }`)
    await signIn(old, MEMBER)
    await old.goto(`/penilaian/${id}/indikator/20`)
    const wib = new Intl.DateTimeFormat('id', { hour: '2-digit', timeZone: 'Asia/Jakarta' }).format(new Date())
    await old.getByLabel('Penjelasan').fill('Dari peramban lama.')
    await old
      .locator('[data-state]')
      .getByText(new RegExp(`^Tersimpan ${wib}\\.`))
      .waitFor()
    t.equal((await stored(20)).explanation, 'Dari peramban lama.')
    await old.goto(`/penilaian/${id}`)
    await old.getByText('memuat ulang halaman memerlukan jaringan').waitFor()
  },
)

t.test('who signs out is asked about what is not sent', async (t) => {
  await openAndKeep(5)
  await context.setOffline(true)
  await explanation().fill('Sebelum keluar.')
  await says('Belum terkirim (1)')
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Belum terkirim (1)' }).waitFor()
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Unduh' }).click()
  t.equal((await downloading).suggestedFilename(), 'belum-terkirim.txt')
  await dialog.getByRole('button', { name: 'Buang lalu keluar' }).click()
  await dialog.getByText('Jaringan tidak terjangkau, jadi Anda masih masuk.').waitFor()
  await context.setOffline(false)
  await dialog.getByRole('button', { name: 'Kirim lalu keluar' }).click()
  await page.getByRole('link', { name: 'Masuk' }).first().waitFor()
  t.equal((await stored(5)).explanation, 'Sebelum keluar.')
  t.same(await page.evaluate('caches.keys()'), [], 'and nothing of the pages is left')
})

t.test('what was typed after the assessment was submitted is shown, to be copied', async (t) => {
  await enter(MEMBER)
  await open(6)
  await context.setOffline(true)
  await explanation().fill('Terlambat.')
  await says('Belum terkirim (1)')
  await submittable(server, visitor, id)
  const approver = await server.as(APPROVER)
  for (const number of [45, 46, 47]) {
    await approver.call('PATCH', `/assessments/${id}/answers/${number}`, {
      version: 1,
      serviceName: `Layanan ${number}`,
    })
  }
  const submission = await approver.call('POST', `/assessments/${id}/submission`)
  t.equal(submission.statusCode, 200, submission.body)
  await context.setOffline(false)
  await says(/terkunci\. Yang Anda ketik tidak tersimpan di sana/)
  await open(6)
  await page.locator('.unsent blockquote', { hasText: 'Terlambat.' }).waitFor()
  t.not((await stored(6)).explanation, 'Terlambat.')
})
