import t from 'tap'
import { aBrowser, aPage, aServer } from '../support/browser.ts'
import {
  comeBack,
  commitTo,
  earlierVisitors,
  funnelOf,
  openTask,
  reportStage,
  showReported,
} from '../support/learning.ts'
import { asked, delivered } from '../support/outbox.ts'
import { aPostOffice } from '../support/post-office.ts'

const browser = await aBrowser(t)
const [server, office] = [await aServer(t), await aPostOffice(t)]
const { address: at } = server
const { page: garut, complaints } = await aPage(t, browser, { at })
const { page: sumedang, complaints: ofSumedang } = await aPage(t, browser, { at })
const { page: province, complaints: ofProvince } = await aPage(t, browser, { at })
const { page: phone, complaints: ofPhone } = await aPage(t, browser, { at, width: 360 })

const TITLE = 'Studi tiru e-Office sampai desa'
const [FIRST, SECOND] = ['e-Office Kabupaten Sumedang', 'Tanda Tangan Elektronik sampai desa']
const MEMBER = 'anggota@garut.example'
let visit = ''
let adoption = ''

/** Moves the time forward; whoever comes back signs in again. */
async function isNow(moment: string): Promise<void> {
  server.now = new Date(moment)
  await comeBack(garut, MEMBER)
  await comeBack(sumedang, 'kurator@sumedang.example')
  await comeBack(province, 'provinsi@jabar.example')
}

await earlierVisitors(server)
await isNow('2026-11-24T03:00:00Z')

t.test('a delegation from Garut requests a visit, led by its largest gaps', async (t) => {
  t.same(await funnelOf(province), {}, 'nothing was reported yet')
  await garut.goto('/kunjungan')
  await garut.getByRole('link', { name: 'Ajukan kunjungan' }).click()
  t.equal(await garut.getByLabel('Tuan rumah').inputValue(), 'Kabupaten Sumedang')
  t.equal(await garut.getByRole('group', { name: 'Indikator yang diminati' }).locator(':checked').count(), 6)
  await garut.getByLabel('Judul atau topik').fill(TITLE)
  await garut.getByLabel('Tanggal', { exact: true }).fill('2026-12-01')
  await garut.getByLabel('Jumlah orang').fill('12')
  await garut.getByLabel('Jabatan mereka').fill('Kepala Diskominfo, 11 staf')
  await garut.getByRole('button', { name: 'Kirim permintaan' }).click()
  await garut.getByText('Menunggu jawaban tuan rumah', { exact: true }).waitFor()
  visit = new URL(garut.url()).pathname
})

t.test('Sumedang finds it on its desk and accepts', async () => {
  await openTask(sumedang, TITLE)
  await sumedang.getByRole('link', { name: 'Terima', exact: true }).click()
  await sumedang.getByLabel('Tempat').fill('Command Center')
  await sumedang.getByLabel('Kontak').fill('Diskominfo 0261-000000')
  await sumedang.getByRole('button', { name: 'Terima kunjungan' }).click()
  await sumedang.getByText('Diterima', { exact: true }).waitFor()
})

t.test('on the day somebody signs in with the code from the screen, without an account', async (t) => {
  await isNow('2026-12-01T02:30:00Z')
  await openTask(sumedang, TITLE)
  await sumedang.getByRole('link', { name: 'Kode kehadiran di layar' }).click()
  await sumedang.getByRole('button', { name: 'Buat kode kehadiran' }).click()
  const code = await sumedang.locator('.screen-code').textContent()
  await phone.goto(`${visit}/hadir`)
  await phone.getByLabel('Kode dari layar').fill(code ?? '')
  await phone.getByRole('button', { name: 'Lanjut' }).click()
  await phone.getByLabel('Nama').fill('Dadan Hidayat')
  await phone.getByLabel('Jabatan').fill('Pranata komputer')
  await phone.getByLabel('Daerah').selectOption({ label: 'Kabupaten Garut' })
  await phone.getByRole('button', { name: 'Catat kehadiran' }).click()
  await phone.getByText('Terima kasih, Dadan Hidayat.').waitFor()
  await sumedang.goto(`${visit}/daftar-hadir`)
  t.equal(await sumedang.getByRole('row', { name: 'Dadan Hidayat Pranata komputer kode' }).count(), 1)
})

t.test('Sumedang cannot close before Garut commits; Garut commits to two practices, Sumedang closes', async (t) => {
  await sumedang.goto(visit)
  await sumedang.getByRole('link', { name: 'Tulis notulen' }).click()
  await sumedang.getByLabel('Notulen').fill('Paparan e-Office dan tanya jawab.')
  await sumedang.getByRole('button', { name: 'Simpan notulen' }).click()
  await sumedang.getByRole('link', { name: 'Komitmen dan penutupan' }).click()
  await sumedang.getByRole('button', { name: 'Tutup kunjungan' }).click()
  await sumedang.getByRole('alert').getByText('Kabupaten Garut').waitFor()

  await openTask(garut, TITLE)
  await garut.getByRole('link', { name: 'Komitmen dan penutupan' }).click()
  await commitTo(garut, FIRST, '2027-03-31')
  await commitTo(garut, SECOND, '2027-03-31')
  await sumedang.goto(`${visit}/tutup`)
  await sumedang.getByRole('button', { name: 'Tutup kunjungan' }).click()
  await sumedang.getByText('Selesai', { exact: true }).waitFor()
  const steps = { Berkunjung: '5', Diminati: '2', Berkomitmen: '2' }
  const none = { Persiapan: '0', Berjalan: '0', Terverifikasi: '0', 'Indeks naik': '–' }
  t.same(await funnelOf(province), { ...steps, ...none })
})

t.test('seven days before the date one letter asks about both, and its link answers: held up', async (t) => {
  await isNow('2027-03-24T02:00:00Z')
  await asked(server)
  await delivered(server, office.url, at)
  const [letter, ...others] = office.received
  t.same(others, [])
  t.equal(letter?.to, MEMBER)
  t.equal(letter?.subject, '2 hal menunggu kabar dari Anda')
  const part = letter?.text.split('----').find((text) => text.includes(`“${FIRST}”`)) ?? ''
  const [link = ''] = part.match(/http\S+\/tautan\/\S+/) ?? []
  t.ok(link.startsWith(`${at}/`), part)

  await phone.goto(link)
  await phone.getByRole('radio', { name: 'Terkendala' }).check()
  await phone.getByRole('checkbox', { name: 'Perencanaan dan anggaran' }).check()
  await phone.getByLabel('Catatan').fill('Biaya peladen belum dianggarkan.')
  await phone.getByRole('button', { name: 'Kirim jawaban' }).click()
  await phone.getByText('Kendala Anda sudah dibuka').waitFor()
  await phone.goto(link)
  await phone.getByText('Tautan ini sudah dipakai').waitFor()
})

t.test('Sumedang finds the obstacle on the board and answers it', async (t) => {
  await showReported(sumedang, '/penerapan/kendala')
  const card = sumedang.locator('.obstacles.board li').filter({ hasText: `Kabupaten Garut · ${FIRST}` })
  await card.getByText('Biaya peladen belum dianggarkan.').waitFor()
  await card.getByRole('link', { name: 'Perencanaan dan anggaran' }).click()
  await sumedang.getByText('lewat tautan surel').waitFor()
  adoption = new URL(sumedang.url()).pathname
  await sumedang.getByRole('link', { name: 'Selesaikan kendala ini' }).click()
  await sumedang.getByRole('radio', { name: 'Jawaban' }).check()
  await sumedang.getByLabel('Apa yang dilakukan').fill('Peladen Sumedang dapat dipakai setahun.')
  await sumedang.getByRole('button', { name: 'Simpan penyelesaian' }).click()
  await sumedang.getByText('Jawaban: Peladen Sumedang dapat dipakai setahun.').waitFor()
  await showReported(sumedang, '/penerapan/kendala')
  t.equal(await sumedang.locator('.obstacles.board').count(), 0)
})

t.test('Garut prepares, tries it and reports with a proof that it runs', async (t) => {
  await garut.goto(adoption)
  await garut.getByRole('link', { name: 'Mulai persiapan' }).click()
  const questions = await garut.getByRole('radio', { name: 'Ya', exact: true }).all()
  t.equal(questions.length, 10)
  for (const yes of questions) await yes.check()
  await garut.getByRole('button', { name: 'Mulai persiapan' }).click()
  await reportStage(garut, 'Uji coba')
  await reportStage(garut, 'Berjalan')
  await garut.getByRole('alert').getByText('Tahap berjalan memerlukan bukti').waitFor()
  await garut.getByLabel('Bukti').fill('https://garutkab.go.id/e-office')
  await garut.getByRole('button', { name: 'Kirim laporan' }).click()
  await garut.getByText('belum ada pihak lain yang menyatakannya').waitFor()
  t.equal(await garut.getByRole('link', { name: 'Verifikasi' }).count(), 0, 'not by itself')
})

t.test('the province verifies it, and the funnel shows each step', async (t) => {
  await province.goto(adoption)
  await province.getByRole('link', { name: 'Verifikasi' }).click()
  await province.getByLabel('Apa yang Anda lihat dan di mana').fill('Dipakai di tiga dinas, dilihat 24 Maret.')
  await province.getByRole('button', { name: 'Nyatakan' }).click()
  await province.getByText('Diverifikasi oleh pihak yang bukan penerap').waitFor()
  const steps = { Berkunjung: '5', Diminati: '2', Berkomitmen: '2', Persiapan: '1', Berjalan: '1', Terverifikasi: '1' }
  t.same(await funnelOf(province), { ...steps, 'Indeks naik': '–' })
})

t.test('and in all of this no script complained', async (t) => {
  t.same([...complaints, ...ofSumedang, ...ofProvince, ...ofPhone], [])
})
