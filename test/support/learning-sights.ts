import type { Page } from 'playwright-core'
import { invitedSights, type Team } from './people-sights.ts'
import type { Requests } from './request-sights.ts'
import type { Sight } from './sights.ts'

/** Simulated visits to Sumedang by what they show; the accepted one is Kabupaten Bandung's. */
export interface Visits {
  readonly requested: string
  readonly accepted: string
  readonly closed: string
  /** Others may still join it. */
  readonly workshop: string
}

/** Simulated adoptions by Kabupaten Bandung. */
export interface Adoptions {
  readonly committed: string
  readonly running: string
  /** Of an adoption: an obstacle that is not resolved yet. */
  readonly hindered: string
  readonly obstacle: string
}

/** A question of Kabupaten Bandung's member, and what the curator of Sumedang answered. */
export interface Questions {
  readonly asked: string
  readonly answer: string
}

/** Questions that Kabupaten Bandung made of an obstacle. */
export interface Loop {
  /** Solved, its obstacle still open. */
  readonly question: string
  /** Of another one: what waits for a curator. */
  readonly proposal: string
}

/** Evidence of Kabupaten Bandung. */
export interface Evidence {
  readonly document: string
  readonly link: string
  /** Of the draft: an item with the document attached. */
  readonly item: string
}

export interface Learning {
  readonly requests: Requests
  readonly evidence: Evidence
  readonly visits: Visits
  readonly adoptions: Adoptions
  readonly questions: Questions
  readonly loop: Loop
  readonly team: Team
  /** A view of the report that Kabupaten Bandung's member saved. */
  readonly view: string
}

/** What a link from a mail shows when it was altered. */
export const linkSights: readonly Sight[] = [
  { path: '/kunjungan' },
  { path: '/notifikasi/berhenti/bukan-tautan', shows: '.narrow', status: 404 },
  { path: '/laporan/tampilan/berhenti/bukan-tautan', shows: '.narrow', status: 404 },
  ...invitedSights,
  { path: '/tautan/bukan-tautan', shows: '.problem', status: 404 },
  { path: '/tautan/bukan-tautan/jawaban', shows: '.problem', status: 404 },
]

/** What a guest's team sees of its visits, adoptions and messages. */
export const guestSights = ({ visits, adoptions, questions, loop, view }: Learning): readonly Sight[] => [
  { path: '/laporan/tampilan', shows: '.saved-views' },
  { path: '/laporan/tampilan/baru?provinsi=32' },
  { path: '/laporan/tampilan/baru', act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: `/laporan/tampilan/${view}` },
  { path: `/laporan/tampilan/${view}/hapus` },
  { path: '/en/laporan/tampilan', shows: '.saved-views' },
  { path: '/kunjungan' },
  { path: '/kunjungan/baru' },
  { path: '/kunjungan/baru', act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: `/kunjungan/${visits.accepted}`, shows: '.tag.simulated' },
  { path: `/kunjungan/${visits.accepted}/hadir` },
  { path: `/kunjungan/${visits.accepted}/temuan` },
  { path: `/kunjungan/${visits.accepted}/komitmen` },
  { path: `/kunjungan/${visits.accepted}/tanpa-komitmen` },
  { path: `/kunjungan/${visits.workshop}/keikutsertaan` },
  { path: '/kotak-keluar' },
  { path: '/notifikasi' },
  { path: '/notifikasi/pengaturan' },
  { path: '/notifikasi/pengaturan?tersimpan=1', shows: '[role=status]' },
  { path: '/penerapan' },
  { path: '/penerapan/baru?praktik=e-office' },
  { path: `/penerapan/${adoptions.committed}` },
  { path: `/penerapan/${adoptions.running}`, shows: '.timeline' },
  { path: `/penerapan/${adoptions.committed}/lapor` },
  { path: `/penerapan/${adoptions.committed}/komitmen` },
  { path: `/penerapan/${adoptions.committed}/kesiapan` },
  { path: `/penerapan/${adoptions.committed}/kesiapan`, act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: `/penerapan/${adoptions.committed}/kendala` },
  { path: `/penerapan/${adoptions.hindered}/kendala/${adoptions.obstacle}` },
  { path: `/penerapan/${adoptions.hindered}/kendala/${adoptions.obstacle}/tanya`, shows: '.obstacles' },
  { path: `/tanya/baru?kendala=${adoptions.obstacle}`, shows: 'form.ask' },
  { path: `/tanya/${loop.question}`, shows: '.note .button' },
  { path: `/tanya/${loop.question}/penyelesaian` },
  ...askerSights(questions),
]

/** The vault of an agency, and an item with what proves it. */
export const evidenceSights = ({ document, link, item }: Evidence): readonly Sight[] => [
  { path: '/bukti', shows: '.evidence-list' },
  { path: '/bukti?q=zeppelin', shows: '.empty' },
  { path: '/bukti/baru', shows: 'input[type=file]' },
  { path: '/bukti/baru', act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: '/bukti/tautan' },
  { path: '/bukti/tautan', act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: `/bukti/${document}`, shows: '.revisions' },
  { path: `/bukti/${link}`, shows: '.address' },
  { path: `/bukti/${document}/ubah`, shows: 'details.account' },
  { path: `/bukti/${document}/revisi` },
  { path: `/bukti/${document}/revisi`, act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: item, shows: '.attached' },
  { path: item, act: attachNothing, shows: '.error-summary', status: 422 },
  { path: `/en${item}`, shows: '.attached' },
  { path: '/en/bukti/baru' },
]

/** What the curator of Sumedang sees as host and as owner of practices. */
export const hostSights = ({ visits, adoptions, questions, loop }: Learning): readonly Sight[] => [
  { path: '/tinjauan-praktik' },
  { path: '/kunjungan/lokakarya' },
  { path: `/kunjungan/${visits.requested}`, shows: '.actions .button' },
  { path: `/kunjungan/${visits.closed}`, shows: '.delegation' },
  { path: `/kunjungan/${visits.requested}/penerimaan` },
  { path: `/kunjungan/${visits.requested}/usulan-tanggal` },
  { path: `/kunjungan/${visits.requested}/penolakan` },
  { path: `/kunjungan/${visits.requested}/agenda`, shows: '.agenda-row' },
  { path: `/kunjungan/${visits.accepted}/pembatalan` },
  { path: `/kunjungan/${visits.accepted}/layar`, shows: '.screen' },
  { path: `/kunjungan/${visits.accepted}/daftar-hadir` },
  { path: `/kunjungan/${visits.accepted}/notulen` },
  { path: `/kunjungan/${visits.accepted}/perjanjian` },
  { path: `/kunjungan/${visits.accepted}/tutup`, shows: '.closing' },
  { path: `/kunjungan/${visits.accepted}/tutup`, act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: `/kunjungan/${visits.workshop}/delegasi` },
  { path: `/kunjungan/${visits.closed}/lembar-komitmen`, shows: '.sheet' },
  { path: `/kunjungan/${visits.closed}/paket` },
  { path: '/penerapan/kendala' },
  { path: '/penerapan/corong' },
  { path: '/kelola/kendala-umum', shows: '.obstacles' },
  { path: `/kelola/kendala-umum/${loop.proposal}` },
  { path: `/kelola/kendala-umum/${loop.proposal}`, act: decline, shows: '.error-summary', status: 422 },
  { path: `/penerapan/${adoptions.running}/pernyataan` },
  ...curatorSights(questions),
]

const askerSights = ({ asked, answer }: Questions): readonly Sight[] => [
  { path: '/tanya', shows: '.question-list' },
  { path: '/tanya/baru' },
  { path: '/tanya/serupa/3f0c1c1e-8a55-4c0e-9a37-0a2f5a1f7d10?ke=/praktik/e-office', shows: '.missing form' },
  { path: '/tanya/baru', act: send, shows: '.error-summary', status: 422 },
  {
    path: '/tanya/baru?judul=Tanda+tangan+elektronik+di+kecamatan',
    act: preview,
    shows: '.error-summary',
    status: 422,
  },
  { path: `/tanya/${asked}`, shows: '.answers .post-actions button' },
  { path: `/tanya/${asked}`, act: answerNothing, shows: '.error-summary', status: 422 },
  { path: `/en/tanya/${asked}`, shows: '.answers' },
  { path: `/tanya/${asked}/sunting/${asked}` },
  { path: `/tanya/${asked}/riwayat/${asked}` },
  { path: `/tanya/${asked}/laporan/${answer}`, act: pressTheButton, shows: '.error-summary', status: 422 },
  { path: `/tanya/${asked}/berhasil/${answer}` },
]

const curatorSights = ({ asked, answer }: Questions): readonly Sight[] => [
  { path: `/tanya/${asked}/sunting/${answer}` },
  { path: `/tanya/${asked}/penghapusan/${asked}`, shows: 'fieldset' },
  { path: `/tanya/${asked}/duplikat` },
  { path: '/kelola/tanya' },
  { path: '/kelola/tag', shows: '.empty' },
]

const send = (page: Page): Promise<void> => page.locator('#kirim').click()
const preview = (page: Page): Promise<void> => page.locator('[value=pratinjau]').click()
const answerNothing = (page: Page): Promise<void> => page.getByRole('button', { name: 'Kirim jawaban' }).click()
const attachNothing = (page: Page): Promise<void> => page.getByRole('button', { name: 'Lampirkan dokumen' }).click()
const pressTheButton = (page: Page): Promise<void> => page.locator('main button').click()
const decline = (page: Page): Promise<void> => page.getByRole('button', { name: /Tolak|Decline/ }).click()
