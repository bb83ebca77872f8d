import type { Page } from 'playwright-core'
import t from 'tap'
import { anAssessment } from '../support/assessments.ts'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import { chooseLevel } from '../support/journey.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const visitor = await server.as('anggota@bandung.example')
const id = await anAssessment(visitor)
const aPageOf = async (email: string) => {
  const { page } = await aPage(t, browser, { at: server.address })
  await signIn(page, email)
  return page
}
const member = await aPageOf('anggota@bandung.example')
const approver = await aPageOf('penanggungjawab@bandung.example')

const open = (page: Page, number: number) => page.goto(`/penilaian/${id}/indikator/${number}`)
const explanation = (page: Page) => page.getByLabel('Penjelasan')
const save = (page: Page) => page.getByRole('button', { name: 'Simpan', exact: true }).click()
const says = (page: Page, text: string | RegExp) => page.locator('[data-state]').getByText(text).waitFor()
const stored = async (number: number) =>
  (await visitor.call('GET', `/assessments/${id}`)).json().answers.find((a: { number: number }) => a.number === number)

t.test('two people on one text: the later one is told, and both texts are shown', async (t) => {
  await open(member, 1)
  await open(approver, 1)
  await explanation(member).fill('Peraturan Bupati 12/2024.')
  await says(member, /^Tersimpan/)
  await explanation(approver).fill('Keputusan Bupati 3/2025.')
  await says(approver, 'Jawaban ini baru saja diubah di tempat lain.')
  t.equal(await explanation(approver).inputValue(), 'Keputusan Bupati 3/2025.')
  t.match(await stored(1), { version: 1, explanation: 'Peraturan Bupati 12/2024.' })

  await save(approver)
  const told = approver.locator('.error-summary')
  await told.getByText('Peraturan Bupati 12/2024.').waitFor()
  t.ok(await told.getByText('Anggota Tim SPBE Bandung (simulasi)').isVisible(), 'whose it is')
  t.equal(await explanation(approver).inputValue(), 'Keputusan Bupati 3/2025.', 'what was typed is still there')
  t.equal((await stored(1)).version, 1, 'and nothing is stored yet')

  await save(approver)
  await approver.getByText('Tersimpan.').waitFor()
  t.match(await stored(1), { version: 2, explanation: 'Keputusan Bupati 3/2025.' })
})

t.test('both texts are joined by a button, and the colleague is told of', async (t) => {
  await open(member, 12)
  await open(approver, 12)
  await approver.getByText('Sedang membuka jawaban ini juga: Anggota Tim SPBE Bandung').waitFor()
  t.notOk(await member.locator('[data-others]').isVisible(), 'who came first is told with the next save')
  await explanation(member).fill('Renstra 2024.')
  await says(member, /^Tersimpan/)
  await member.getByText('Sedang membuka jawaban ini juga: Penanggung Jawab').waitFor()
  await explanation(approver).fill('Renstra 2026.')
  await says(approver, 'Jawaban ini baru saja diubah di tempat lain.')
  await save(approver)
  await approver.getByRole('button', { name: 'Gabungkan keduanya' }).click()
  await approver.getByText('belum disimpan').first().waitFor()
  t.equal(await explanation(approver).inputValue(), 'Renstra 2026.\n\nRenstra 2024.')
  await save(approver)
  await approver.getByText('Tersimpan.').waitFor()
  t.match(await stored(12), { version: 2, explanation: 'Renstra 2026.\n\nRenstra 2024.' })
})

t.test('a proposal is taken over together with what was typed just now, and never by the enter key', async (t) => {
  await open(member, 47)
  await member.locator('#serviceOwner').fill('Dinas Sosial')
  await member.locator('#serviceOwner').press('Enter')
  await member.waitForURL(/periksa/)
  t.match(await stored(47), { value: null, serviceOwner: 'Dinas Sosial' })
  await open(member, 47)
  await explanation(member).fill('Kata saya sendiri.')
  await member.getByRole('button', { name: 'Pakai usulan ini' }).click()
  await member.getByText('Tersimpan.').waitFor()
  const { value, explanation: text, serviceOwner } = await stored(47)
  t.match({ text, serviceOwner }, { text: 'Kata saya sendiri.', serviceOwner: 'Dinas Sosial' })
  t.match(value, /^[1-5]\.00$/)
})

t.test('two people on two parts of an answer are in nobody’s way', async (t) => {
  await open(member, 2)
  await open(approver, 2)
  await chooseLevel(member, 4)
  await says(member, /^Tersimpan/)
  await explanation(approver).fill('Ditetapkan 2025.')
  await says(approver, /^Tersimpan/)
  t.match(await stored(2), { value: '4.00', explanation: 'Ditetapkan 2025.' })
})

t.test('the page in the other language, opened while one still types, has the last word of it', async (t) => {
  await open(member, 6)
  await explanation(member).fill('Peraturan Bupati 7/2026.')
  await member.locator('a.language').click()
  await member.waitForURL('**/en/penilaian/**')
  t.equal(await member.getByLabel('Explanation').inputValue(), 'Peraturan Bupati 7/2026.')
  t.match(await stored(6), { version: 1, explanation: 'Peraturan Bupati 7/2026.' })
})

t.test('when something was saved is told on the clock of every page, whatever the browser’s is', async () => {
  const { page } = await aPage(t, browser, { at: server.address, timeZone: 'Asia/Jayapura' })
  await signIn(page, 'anggota@bandung.example')
  await open(page, 7)
  await chooseLevel(page, 2)
  const wib = new Intl.DateTimeFormat('id', { hour: '2-digit', timeZone: 'Asia/Jakarta' }).format(new Date())
  await says(page, new RegExp(`^Tersimpan ${wib}\\.\\d\\d WIB$`))
})

t.test('what could not be sent is sent again by itself', async (t) => {
  await open(member, 3)
  await member.route('**/api/v1/**', (route) => route.abort(), { times: 1 })
  await chooseLevel(member, 3)
  await says(member, /^Belum terkirim \(1\)/)
  t.equal((await stored(3)).value, null)
  await says(member, /^Tersimpan/)
  t.equal((await stored(3)).value, '3.00')
})

t.test('saving while the last save is still on its way is no conflict with oneself', async (t) => {
  await open(member, 4)
  const gate = Promise.withResolvers<void>()
  const onItsWay = Promise.withResolvers<void>()
  await member.route('**/api/v1/**', async (route) => {
    const response = await route.fetch()
    onItsWay.resolve()
    await gate.promise
    await route.fulfill({ response })
  })
  await explanation(member).fill('Peraturan')
  await onItsWay.promise
  t.equal((await stored(4)).explanation, 'Peraturan')
  await explanation(member).fill('Peraturan Bupati 12/2024.')
  await save(member)
  gate.resolve()
  await member.getByText('Tersimpan.').waitFor()
  await member.unroute('**/api/v1/**')
  t.equal((await stored(4)).explanation, 'Peraturan Bupati 12/2024.')
})

t.test('a refused name does not hold up the text beside it', async (t) => {
  await visitor.call('PATCH', `/assessments/${id}/answers/45`, { version: 0, serviceName: 'Pajak daerah' })
  await open(member, 46)
  const saved = member.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await member.getByLabel('Nama layanan').fill('PAJAK daerah')
  await explanation(member).fill('Layanan berjalan sejak 2023.')
  await says(member, 'Layanan ini sudah dipakai pada indikator I45')
  await saved
  t.match(await stored(46), { serviceName: '', explanation: 'Layanan berjalan sejak 2023.' })
  await says(member, 'Layanan ini sudah dipakai pada indikator I45')
  await member.getByLabel('Nama layanan').fill('Perizinan')
  await says(member, /^Tersimpan/)
  t.equal((await stored(46)).serviceName, 'Perizinan')
})

t.test('whose session ended meanwhile signs in beside it and loses nothing', async (t) => {
  await open(approver, 5)
  const beside = await approver.context().newPage()
  await beside.goto('/akun')
  await beside.getByRole('button', { name: 'Keluar' }).click()
  await beside.waitForURL(server.address)
  await explanation(approver).fill('Ditulis setelah sesi berakhir.')
  await says(approver, /^Belum terkirim \(1\)\. Sesi Anda berakhir/)
  await signIn(beside, 'penanggungjawab@bandung.example')
  await save(approver)
  await approver.getByText('Tersimpan.').waitFor()
  t.equal((await stored(5)).explanation, 'Ditulis setelah sesi berakhir.')
})

t.test('a text that was not taken is there again for who comes back, with the reason', async (t) => {
  await open(member, 46)
  await member.getByLabel('Nama layanan').fill('pajak daerah')
  await says(member, 'Layanan ini sudah dipakai')
  await member.locator('.neighbours [rel=next]').click()
  await member.waitForURL('**/indikator/47')
  await open(member, 46)
  await says(member, 'Layanan ini sudah dipakai')
  t.equal(await member.getByLabel('Nama layanan').inputValue(), 'pajak daerah')
})
