import type { Server } from './browser.ts'
import { ready } from './report-downloads.ts'
import type { Sight } from './sights.ts'

/** A file that the ministry's reader asked for, and the hash of a paper of theirs. */
export interface Files {
  readonly download: string
  readonly hash: string
}

export async function filesMade(server: Server): Promise<Files> {
  const ministry = await server.as('kementerian@kementerian.example')
  const filter = 'dasar=simulated&tahun=2024'
  const download = String((await ministry.get(`/laporan.pdf?${filter}&isi=rincian&jenis=kota`)).headers.location)
  await ready(ministry, download)
  const { hash } = (await ministry.get(`/laporan.json?${filter}`)).json()
  await ministry.get(`/laporan.pdf?${filter}`)
  return { download, hash }
}

/** What anybody sees of report files and of their papers. */
export const fileSights: readonly Sight[] = [
  { path: '/laporan.csv?tahun=seribu&warna=biru', shows: '.error-summary', status: 422 },
  { path: '/verifikasi' },
  { path: '/verifikasi?kode=bukan+sidik', shows: '.error-summary', status: 422 },
  { path: '/verifikasi/bukan-sidik', shows: '.note.warn', status: 404 },
  { path: `/verifikasi/${'0'.repeat(64)}`, shows: '.note.warn', status: 404 },
]

/** What a reader sees of their own. */
export const readerSights = ({ download, hash }: Files): readonly Sight[] => [
  { path: '/laporan/unduhan', shows: '.downloads' },
  { path: download, shows: '.tag.good' },
  { path: `/verifikasi/${hash}`, shows: '.note.good' },
  { path: `/en/verifikasi/${hash}`, shows: '.note.good' },
]
