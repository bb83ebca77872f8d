import type { Stage } from '../../domain/adoption.ts'
import type { ObstacleType, Resolution } from '../../domain/obstacle.ts'

/** What the invented people of the demonstration wrote. */
export const NOTES: Readonly<Record<Stage, string>> = {
  interested: 'Berminat setelah membaca praktik ini (simulasi)',
  committed: 'Komitmen pimpinan dicatat (simulasi)',
  preparing: 'Tim dibentuk, kebutuhan dan anggaran disusun (simulasi)',
  piloting: 'Uji coba di dua perangkat daerah (simulasi)',
  running: 'Dipakai semua perangkat daerah (simulasi)',
  effective: 'Waktu layanan turun dan tercatat (simulasi)',
  stopped: 'Dihentikan karena prioritas anggaran berubah (simulasi)',
}

export const EVIDENCE = 'Berita acara penerapan, nomor simulasi'

export const DETAILS: Readonly<Record<ObstacleType, string>> = {
  regulation: 'Peraturan bupati masih dalam penyusunan (simulasi)',
  budget: 'Belum masuk RKA tahun berjalan (simulasi)',
  staff: 'Pranata komputer hanya dua orang (simulasi)',
  infrastructure: 'Kapasitas peladen belum cukup (simulasi)',
  leadership: 'Menunggu arahan kepala daerah yang baru (simulasi)',
  coordination: 'OPD pemilik proses bisnis belum sepakat (simulasi)',
  data: 'Data antar-OPD belum satu format (simulasi)',
  security: 'Uji keamanan aplikasi belum dilakukan (simulasi)',
  agreement: 'Perjanjian hibah aplikasi belum ditandatangani (simulasi)',
  mentoring: 'Butuh pendampingan teknis dari pemilik praktik (simulasi)',
  policy: 'Menunggu kebijakan aplikasi umum dari pusat (simulasi)',
  unsuitable: 'Proses bisnis daerah berbeda dengan praktik asal (simulasi)',
}

export const SOLUTIONS: Readonly<Record<Resolution, string>> = {
  answer: 'Terjawab oleh pemilik praktik (simulasi)',
  practice: 'Memakai dokumen dari paket praktik (simulasi)',
  decision: 'Diputuskan dalam rapat koordinasi SPBE (simulasi)',
  none: '',
}

export const UNITS = [
  'Dinas Komunikasi dan Informatika',
  'Sekretariat Daerah',
  'Dinas Kesehatan',
  'Bappeda',
  'Dinas Penanaman Modal dan PTSP',
] as const
