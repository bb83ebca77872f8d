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
import { proven } from '../support/submittable.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const at = server.address
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

t.test('the member gives each kind of warnings its reason', async (t) => {
  await proven(server, path.split('/')[2] ?? '')
  await page.goto(`${path}/periksa`)
  const kinds = page.locator('[aria-labelledby="tanpa-alasan"] .warning-kind')
  const before = await kinds.count()
  t.ok(before > 1, `${before} kinds`)
  for (let left = before; left > 0; left--) {
    await kinds.first().getByLabel('Alasan untuk yang dicentang').fill('Sudah diperiksa tim SPBE')
    await kinds.first().getByRole('button', { name: 'Simpan alasan' }).click()
    await page.locator('.note[role=status]').waitFor()
    t.equal(await kinds.count(), left - 1)
  }
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
