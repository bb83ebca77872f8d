import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from './database.ts'
import { type Files, fileSights, readerSights } from './file-sights.ts'
import { ladderSights } from './ladder-sights.ts'
import { evidenceSights, guestSights, hostSights, type Learning, linkSights } from './learning-sights.ts'
import { offlineSights } from './offline-sights.ts'
import { packageSights } from './package-sights.ts'
import { teamSights } from './people-sights.ts'
import { closedRequestSights, requestSights } from './request-sights.ts'
import { type SubmittedYear, submissionSights } from './submission-sights.ts'
import { worksheetSights } from './worksheet-sights.ts'

/** A page in one of its states. */
export interface Sight {
  readonly path: string
  /** What leads a person from the page at `path` to the state that is looked at. */
  readonly act?: (page: Page) => Promise<unknown>
  /** Selector of what only this state shows. */
  readonly shows?: string
  /** With which status it comes; 200 unless said. */
  readonly status?: number
}

/** A one-time link that can still be used is part of an address. */
export const publicSights = (firstAdminToken: string): readonly Sight[] => [
  { path: '/' },
  { path: '/instrumen' },
  { path: '/instrumen/permenpanrb-59-2020' },
  { path: '/instrumen/permenpanrb-8-2026', shows: '.note.warn' },
  { path: '/instrumen/permenpanrb-59-2020/domain/D2' },
  { path: '/instrumen/permenpanrb-59-2020/aspek/A6' },
  { path: '/instrumen/permenpanrb-59-2020/indikator/47' },
  { path: '/instrumen/permenpanrb-8-2026/indikator/1' },
  { path: '/hadir' },
  { path: '/luring' },
  { path: '/kalkulator' },
  { path: `/kalkulator?instrumen=permenpanrb-59-2020&nilai=${'3,'.repeat(41)}5,4,2,1,1,5`, shows: '#hasil' },
  { path: '/kalkulator?instrumen=permenpanrb-8-2026&nilai=2.5,9,abc', shows: '.error-summary', status: 422 },
  { path: '/daerah' },
  { path: '/daerah?q=Atlantis', shows: '.empty' },
  { path: '/daerah?tipe=kerajaan', shows: '.error-summary', status: 422 },
  { path: '/daerah/32.11', shows: 'figure.chart' },
  { path: '/daerah/32.05' },
  { path: '/daerah/31.01' },
  { path: '/bandingkan', shows: '#daerah-1, main form' },
  { path: '/bandingkan?daerah=32.04,32.05,32.11,32.73', shows: 'figure.chart' },
  { path: '/bandingkan?daerah=99.99', shows: '.error-summary', status: 422 },
  { path: '/praktik' },
  { path: '/praktik?q=zeppelin', shows: '.empty' },
  { path: '/praktik?biaya=murah&aspek=A2', shows: '.error-summary', status: 422 },
  { path: '/praktik/dicari', shows: '.sought' },
  { path: '/praktik/e-office', shows: '.missing' },
  { path: '/praktik/e-office/dokumen' },
  { path: '/praktik/e-office/dokumen/sop.docx?tahun=1', shows: '.error-summary', status: 422 },
  { path: '/cari', shows: '.empty' },
  { path: '/cari?q=tanda+tangan+elektronik', shows: '.found mark' },
  { path: '/cari?q=TTE&jenis=pertanyaan&keadaan=selesai', shows: '.empty' },
  { path: '/cari?q=arstektur', shows: '.search-meant' },
  { path: '/cari?q=tte&jenis=kapal', shows: '.error-summary', status: 422 },
  { path: '/tanya/serupa?teks=cara+memasang+TTE', shows: '.similar' },
  ...linkSights,
  ...closedRequestSights,
  { path: '/tanya', shows: '.empty' },
  { path: '/tanya?tag=zeppelin', shows: '.error-summary', status: 422 },
  { path: '/data' },
  { path: '/laporan', shows: '.report-map' },
  { path: '/laporan?isi=rincian', shows: '.report-regions' },
  { path: '/laporan?provinsi=99&warna=biru', shows: '.error-summary', status: 422 },
  { path: '/laporan?tahun=2030', shows: '.empty' },
  ...fileSights,
  { path: '/data/indeks' },
  { path: '/data/api', shows: '.api-call' },
  { path: '/en/data/api', shows: '.api-call' },
  { path: '/data/pertanyaan', shows: '.note' },
  { path: '/en/data/penerapan', shows: '.note' },
  { path: '/masuk' },
  { path: '/masuk', act: signInWrongly, shows: '.error-summary', status: 422 },
  { path: '/tidak-ada', shows: '.problem', status: 404 },
  { path: `/admin-pertama/${firstAdminToken}` },
  { path: `/admin-pertama/${firstAdminToken}`, act: pressTheButton, shows: '.error-summary', status: 422 },
]

/** Assessments of Kabupaten Bandung by the state they are in. */
export interface Assessments {
  readonly draft: string
  /** On the instrument with decimal values, complete and marked ready. */
  readonly ready: string
  /** Of the demonstration: simulated, submitted. */
  readonly simulated: string
  readonly official: string
}

export type Person = 'member' | 'unit' | 'approver' | 'ministry' | 'newcomer' | 'host'

export const signedInSights = (
  ids: Assessments,
  learning: Learning,
  files: Files,
  submitted: SubmittedYear,
): Readonly<Record<Person, readonly Sight[]>> => {
  const of = (state: keyof Assessments, place = '') => `/penilaian/${ids[state]}${place}`
  return {
    member: [
      { path: '/', shows: '.banner' },
      { path: '/daerah/32.04', shows: 'figure.chart' },
      { path: '/kerja', shows: '.next-steps' },
      { path: '/akun' },
      { path: '/tim', shows: '.people' },
      { path: '/akun/token' },
      { path: '/akun/token', act: pressTheButton, shows: '.error-summary', status: 422 },
      { path: '/praktik', shows: '.simulated-practices' },
      { path: '/cari?q=antrean+puskesmas', shows: '.found .simulated' },
      { path: '/cari?q=e-office&jenis=kendala', act: openTheFirst, shows: '.prose' },
      { path: '/cari/kendala/01900000-0000-7000-8000-000000000000', status: 404 },
      { path: '/notifikasi/01900000-0000-7000-8000-000000000000', status: 404 },
      { path: '/praktik/e-office', shows: '.missing form' },
      { path: '/praktik/antrean-puskesmas-dari-rumah', shows: '.tag.simulated' },
      { path: '/praktik/baru', shows: '.save-bar' },
      { path: '/praktik/baru', act: pressTheButton, shows: '.error-summary', status: 422 },
      { path: '/praktik/tulisan', shows: '.text-lines' },
      { path: '/praktik/pengaduan-warga-satu-pintu/naskah', shows: '.step-list' },
      { path: '/praktik/pengaduan-warga-satu-pintu/riwayat', shows: 'ins' },
      { path: '/praktik/antrean-puskesmas-dari-rumah/sunting', shows: '.save-bar' },
      { path: '/akun?tersimpan=1', shows: '[role=status]' },
      { path: '/penilaian', shows: '.assessment-list' },
      { path: '/penilaian', act: startTheSame, shows: '.error-summary', status: 409 },
      { path: '/penilaian/hasil-resmi' },
      { path: '/penilaian/hasil-resmi', act: enterTooFew, shows: '.error-summary', status: 422 },
      { path: of('draft'), shows: '.gap-table' },
      { path: of('draft', '/hasil'), shows: 'figure.chart' },
      { path: of('draft', '/periksa'), shows: '.check-lines' },
      { path: of('draft', '/periksa'), act: explainNothing, shows: '.error-summary', status: 422 },
      { path: `/en${of('draft', '/periksa')}`, shows: '.warning-kind' },
      { path: of('draft', '/indikator/1'), shows: '.save-bar' },
      { path: of('draft', '/indikator/2?tersimpan=1'), shows: '[role=status]' },
      { path: of('draft', '/indikator/3'), shows: '.proposal' },
      { path: of('draft', '/tugas'), shows: '.workload' },
      { path: of('draft', '/tugas'), act: assignNothing, shows: '.error-summary', status: 422 },
      { path: of('ready', '/tugas'), shows: '.assignments' },
      { path: of('draft', '/indikator/1/diskusi'), shows: '#catatan' },
      { path: of('draft', '/indikator/1/diskusi'), act: askForNothing, shows: '.error-summary', status: 422 },
      { path: of('draft', '/indikator/4/diskusi'), shows: '.empty' },
      { path: `/en${of('draft', '/tugas')}`, shows: '.workload' },
      { path: of('draft', '/indikator/1/riwayat'), shows: '.diff ins' },
      { path: of('draft', '/indikator/2/riwayat'), shows: '.empty' },
      { path: of('draft', '/riwayat'), shows: 'table' },
      { path: of('draft', '/usulan'), shows: '.proposal-list' },
      { path: of('draft', '/usulan'), act: confirmNothing, shows: '.error-summary', status: 422 },
      ...packageSights(of('draft', '/paket')),
      { path: of('simulated', '/paket'), shows: '.tag.simulated' },
      ...offlineSights(of('draft')),
      ...worksheetSights(of('draft', '/impor')),
      { path: of('simulated', '/impor'), shows: '.problem', status: 409 },
      { path: of('draft', '/jejak'), shows: '.trail-lines' },
      { path: of('draft', '/jejak?jenis=kapal&dari=kemarin'), shows: '.error-summary', status: 422 },
      { path: of('simulated', '/riwayat'), shows: '.timeline' },
      { path: of('ready', '/usulan'), shows: '.empty' },
      { path: of('draft', '/indikator/46'), act: nameTheSameService, shows: '.error-summary', status: 422 },
      { path: of('ready'), shows: '.note.warn' },
      { path: of('ready', '/periksa'), shows: '#dengan-alasan' },
      { path: of('ready', '/indikator/1'), act: answerWithWords, shows: '.error-summary', status: 422 },
      { path: of('simulated'), shows: '.tag.simulated' },
      { path: of('simulated', '/hasil'), shows: 'figure.chart' },
      { path: of('simulated', '/periksa') },
      { path: of('simulated', '/pengiriman/1'), shows: '.receipt' },
      { path: of('simulated', '/indikator/45'), shows: 'fieldset[disabled]' },
      { path: of('official', '/hasil') },
      { path: '/penilaian/01910000-0000-7000-8000-000000000000', shows: '.problem', status: 404 },
      { path: `/en${of('draft', '/hasil')}`, shows: 'figure.chart' },
      { path: `/en${of('draft', '/indikator/45')}`, shows: '.save-bar' },
      { path: `/en${of('draft', '/jejak')}`, shows: '.trail-lines' },
      { path: `/en${of('draft', '/usulan')}`, shows: '.proposal-list' },
      { path: '/laporan?dasar=simulated&tahun=2024', shows: '.report-map .step-0' },
      ...guestSights(learning),
      ...evidenceSights(learning.evidence),
      ...ladderSights(of('draft'), of('simulated')),
      ...requestSights(learning.requests, ids.ready),
    ],
    unit: [
      { path: '/kerja', shows: '.task-list' },
      { path: '/tim', shows: '.ask-whom' },
      { path: of('draft', '/indikator/2'), shows: '.save-bar' },
      { path: of('draft', '/indikator/5'), shows: 'form [disabled]' },
      { path: of('draft', '/tugas'), shows: '.workload' },
      { path: of('draft', '/paket/3'), shows: '.note' },
      { path: of('draft', '/indikator/1/diskusi'), shows: '.timeline' },
    ],
    approver: [
      { path: '/kerja', shows: '.next-steps' },
      { path: '/akun/webhook' },
      { path: '/akun/webhook/01910000-0000-7000-8000-000000000000', shows: '.problem', status: 404 },
      { path: '/akun/webhook', act: setUpNowhere, shows: '.error-summary', status: 422 },
      { path: '/akun/webhook', act: setUpAndTry, shows: 'table' },
      { path: of('ready', '/periksa'), shows: '.submit-card button' },
      { path: '/penilaian', act: pressShare, shows: '.consent' },
      ...teamSights(learning.team),
      ...submissionSights(submitted),
    ],
    ministry: [
      { path: '/kerja', shows: '.empty' },
      { path: '/laporan?dasar=simulated&tahun=2024', shows: '.report .tag.simulated' },
      { path: '/laporan?dasar=simulated&tahun=2024&provinsi=32&isi=rincian&indikator=29', shows: '.report-indicator' },
      { path: '/en/laporan?dasar=simulated&tahun=2024&jenis=kota', shows: '.report-map' },
      { path: '/laporan/daerah/32.04', shows: '.report-region' },
      { path: '/penilaian', shows: '.problem', status: 403 },
      ...readerSights(files),
    ],
    newcomer: [
      { path: '/penilaian', shows: '.empty' },
      { path: '/laporan/unduhan', shows: '.empty' },
      { path: `/verifikasi/${submitted.hash}`, shows: '.note.good' },
    ],
    host: hostSights(learning),
  }
}

const setUpNowhere = (page: Page): Promise<void> => setUp(page, 'http://')

/** Nobody answers there, which the page of deliveries tells. */
async function setUpAndTry(page: Page): Promise<void> {
  await setUp(page, 'http://127.0.0.1:9/')
  await page.locator('.session-list a').first().click()
  await page.getByRole('button', { name: 'Kirim uji coba' }).click()
}

async function setUp(page: Page, url: string): Promise<void> {
  await page.locator('#url').fill(url)
  await pressTheButton(page)
}

async function signInWrongly(page: Page): Promise<void> {
  await page.locator('#email').fill('anggota@bandung.example')
  await page.locator('#password').fill(`bukan ${DEMO_PASSWORD}`)
  await pressTheButton(page)
}

const openTheFirst = (page: Page): Promise<void> => page.locator('.found a').first().click()
const pressTheButton = (page: Page): Promise<void> => page.locator('main button').click()
const pressShare = (page: Page): Promise<void> => page.getByRole('button', { name: 'Bagikan' }).click()

async function startTheSame(page: Page): Promise<void> {
  await page.locator('[value=permenpanrb-59-2020]').check()
  await page.getByRole('button', { name: 'Mulai' }).click()
}

async function enterTooFew(page: Page): Promise<void> {
  await page.locator('#document').fill('Laporan hasil evaluasi 2024')
  await page.locator('#values').fill('3\n9\nempat')
  await pressTheButton(page)
}

async function assignNothing(page: Page): Promise<void> {
  await page.locator('#baru').fill('Bagian Hukum')
  await page.locator('main .filters button').click()
}

async function askForNothing(page: Page): Promise<void> {
  await page.locator('button[value=ask]').click()
}

async function explainNothing(page: Page): Promise<void> {
  await page.locator('.warning-kind button').first().click()
}

async function confirmNothing(page: Page): Promise<void> {
  for (const box of await page.locator('.proposal-list').first().locator('input').all()) await box.uncheck()
  await page.locator('.proposal-list + button').first().click()
}

async function nameTheSameService(page: Page): Promise<void> {
  await page.locator('#serviceName').fill('Pajak daerah')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
}

async function answerWithWords(page: Page): Promise<void> {
  await page.locator('#value').fill('hampir empat')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
}
