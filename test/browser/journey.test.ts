import t from 'tap'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import {
  answerTheRest,
  chooseLevel,
  INDICATORS,
  indexAfter,
  levelOf,
  standing,
  startThisYear,
} from '../support/journey.ts'
import { submittable } from '../support/submittable.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const at = server.address
const { page, complaints } = await aPage(t, browser, { at })
/** Those that are answered by the card alone, without a button. */
const BY_CARD = 4
let path = ''

const PICTURES_DRAWN = `Promise.all([...document.querySelectorAll('figure.chart img')]
  .map((image) => image.decode().then(() => image.naturalWidth > 0)))`

t.test('a member starts this year on PermenPANRB 59/2020', async (t) => {
  await signIn(page, 'anggota@bandung.example')
  path = await startThisYear(page)
  const before = await standing(t, page, path)
  t.equal(before.index, '1,00')
  t.equal(before.answered, '0')
})

t.test('what is chosen and typed is stored by itself, and says so', async (t) => {
  await page.goto(path)
  await page.getByRole('link', { name: 'Lanjutkan dengan I01' }).click()
  for (let number = 1; number <= BY_CARD; number++) {
    await chooseLevel(page, levelOf(number))
    await saved()
    t.equal(await page.locator('[data-index]').textContent(), indexAfter(number), 'the index moves on the same page')
    t.equal(await page.locator('[data-answered]').textContent(), `${number}`)
    if (number === 1) {
      await page.getByLabel('Penjelasan').fill('Fakta: Peraturan Bupati 12/2024, pasal 5.')
      await page.waitForResponse((response) => response.request().method() === 'PATCH')
      await saved()
    }
    await page.locator('.neighbours [rel=next]').click()
    await page.waitForURL(`**/indikator/${number + 1}`)
  }
  await page.goto(`${path}/indikator/1`)
  t.ok(
    await page
      .getByRole('radio', { checked: true })
      .and(page.locator(`[value="${levelOf(1)}"]`))
      .isVisible(),
  )
  t.equal(await page.getByLabel('Penjelasan').inputValue(), 'Fakta: Peraturan Bupati 12/2024, pasal 5.')
})

t.test('with all 47 answered, index and charts have changed', async (t) => {
  const before = await standing(t, page, path)
  t.equal(before.index, indexAfter(BY_CARD))
  await answerTheRest(page, path, BY_CARD + 1)
  await page.getByText('Semua indikator sudah dijawab.').waitFor()

  const after = await standing(t, page, path)
  t.equal(after.answered, '47')
  t.equal(after.index, indexAfter(INDICATORS))
  t.not(after.index, before.index)
  t.equal(after.aspects.length, 8)
  t.strictNotSame(after.aspects, before.aspects, 'the table beside the bars')
  t.not(after.picture, before.picture, 'the bars')
  t.match(after.picture, 'Rujukan: Sumedang')
  t.same(await page.evaluate(PICTURES_DRAWN), [true, true, true])
})

t.test('without evidence it cannot be marked ready, and the page leads to the first level that has none', async (t) => {
  await page.goto(`${path}/periksa`)
  t.equal(await page.getByRole('button', { name: 'Tandai siap dikirim' }).count(), 0)
  await page.locator('.check-next a').click()
  await page.waitForURL('**/indikator/1/tingkat/2')
  const id = path.split('/')[2] ?? ''
  await submittable(server, await server.as('anggota@bandung.example'), id)
})

t.test('the member marks it ready and cannot submit it', async (t) => {
  await page.goto(`${path}/periksa`)
  await page.getByText('Yang mengirim adalah penanggung jawab').waitFor()
  t.equal(await page.getByRole('button', { name: 'Kirim dan kunci' }).count(), 0)
  await page.getByRole('button', { name: 'Tandai siap dikirim' }).click()
  await page.getByText('Operator menandai penilaian ini siap dikirim.').waitFor()
  t.equal(await page.getByRole('button', { name: 'Tandai siap dikirim' }).count(), 0)
})

t.test('the approver submits it', async (t) => {
  // The member has an indicator open meanwhile.
  await page.goto(`${path}/indikator/7`)
  const { page: approver, complaints } = await aPage(t, browser, { at })
  await signIn(approver, 'penanggungjawab@bandung.example')
  await approver.locator(`.next-steps a[href="${path}/periksa"]`).click()
  await approver.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await approver.getByText('Terkirim oleh').waitFor()
  t.match(await approver.locator('.note.good code').textContent(), /^[0-9a-f]{64}$/)
  t.same(complaints, [])
})

t.test('a later change is refused', async (t) => {
  const refused = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await chooseLevel(page, 5)
  t.equal((await refused).status(), 409)
  t.equal((await (await refused).json()).code, 'locked')
  await page.locator('[data-state]').getByText('Penilaian sudah dikirim dan terkunci').waitFor()

  await page.goto(`${path}/indikator/7`)
  await page.getByText('Penilaian ini sudah dikirim dan terkunci.').waitFor()
  t.ok(await page.locator(`.level-card [value="${levelOf(7)}"]`).isChecked(), 'the answer is what it was')
  t.ok(await page.locator(`.level-card [value="5"]`).isDisabled())
  t.equal(await page.getByRole('button', { name: /^Simpan/ }).count(), 0)
  t.equal((await standing(t, page, path)).index, indexAfter(INDICATORS))
})

t.test('a member of Garut finds nothing of it', async (t) => {
  const { page: stranger } = await aPage(t, browser, { at })
  await signIn(stranger, 'anggota@garut.example')
  for (const place of ['', '/hasil', '/periksa', '/indikator/7', '/grafik/aspek.svg', '/grafik/tren.svg']) {
    t.equal((await stranger.goto(path + place))?.status(), 404, place)
  }
  await stranger.goto('/penilaian')
  t.equal(await stranger.locator(`a[href="${path}"]`).count(), 0)
  const id = path.split('/')[2]
  const asked = (method: string, address: string) =>
    stranger.evaluate(`fetch('/api/v1/assessments/${id}${address}', { method: '${method}',
      ...('${method}' === 'PATCH' && { headers: { 'content-type': 'application/json' }, body: '{"version":1,"value":5}' })
    }).then(({ status }) => status)`)
  t.equal(await asked('GET', ''), 404)
  t.equal(await asked('PATCH', '/answers/7'), 404)
  t.equal(await asked('POST', '/submission'), 404)
})

t.test('and in all of this no script complained', async (t) => {
  t.same(complaints, [])
})

const saved = () =>
  page
    .locator('[data-state]')
    .getByText(/^Tersimpan \d\d\.\d\d WIB$/)
    .waitFor()
