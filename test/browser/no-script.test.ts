import t from 'tap'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import {
  answerAndGoOn,
  answerTheRest,
  INDICATORS,
  indexAfter,
  levelOf,
  standing,
  startThisYear,
} from '../support/journey.ts'

const browser = await aBrowser(t)
const { address: at } = await aServer(t)
const aPlainPage = async (email: string) => {
  const { page } = await aPage(t, browser, { at, width: 360, javaScript: false })
  await signIn(page, email)
  return page
}
const page = await aPlainPage('anggota@bandung.example')
let path = ''

t.test('without JavaScript a member answers all 47, and index and charts change', async (t) => {
  path = await startThisYear(page)
  const before = await standing(t, page, path)
  await page.goto(`${path}/indikator/1`)
  await page.getByLabel('Penjelasan').fill('Fakta: Peraturan Bupati 12/2024, pasal 5.')
  await answerAndGoOn(page, 1)
  t.equal((await standing(t, page, path)).index, indexAfter(1))
  await answerTheRest(page, path, 2)

  const after = await standing(t, page, path)
  t.same([before.index, before.answered], ['1,00', '0'])
  t.same([after.index, after.answered], [indexAfter(INDICATORS), '47'])
  t.strictNotSame(after.aspects, before.aspects)
  t.not(after.picture, before.picture)
})

t.test('the save button says that it saved', async (t) => {
  await page.goto(`${path}/indikator/2`)
  await page.getByLabel('Penjelasan').fill('Analisis: memenuhi kriteria tingkat 3.')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByText('Tersimpan.').waitFor()
  t.equal(await page.getByLabel('Penjelasan').inputValue(), 'Analisis: memenuhi kriteria tingkat 3.')
  t.ok(await page.locator(`.level-card [value="${levelOf(2)}"]`).isChecked())
})

t.test('the member marks it ready, the approver submits', async (t) => {
  await page.goto(`${path}/periksa`)
  await page.getByRole('button', { name: 'Tandai siap dikirim' }).click()
  await page.getByText('Operator menandai penilaian ini siap dikirim.').waitFor()
  await page.goto(`${path}/indikator/7`)

  const approver = await aPlainPage('penanggungjawab@bandung.example')
  await approver.locator(`.next-steps a[href="${path}/periksa"]`).click()
  await approver.getByRole('button', { name: 'Kirim dan kunci' }).click()
  t.match(await approver.locator('.note.good code').textContent(), /^[0-9a-f]{64}$/)
})

t.test('a later change is refused', async (t) => {
  const refused = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByLabel('Penjelasan').fill('Terlambat.')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  t.equal((await refused).status(), 409)
  await page.getByText('Penilaian sudah dikirim dan terkunci').waitFor()
  await page.goto(`${path}/indikator/7`)
  await page.getByText('Penilaian ini sudah dikirim dan terkunci.').waitFor()
  t.equal(await page.getByLabel('Penjelasan').inputValue(), '')
})

t.test('a member of Garut finds nothing of it', async (t) => {
  const stranger = await aPlainPage('anggota@garut.example')
  for (const place of ['', '/hasil', '/periksa', '/indikator/7']) {
    t.equal((await stranger.goto(path + place))?.status(), 404, place)
  }
})
