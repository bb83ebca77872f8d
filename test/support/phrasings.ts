const SPBE = 'indicator/permenpanrb-59-2020.'
const PEMDI = 'indicator/permenpanrb-8-2026.'
const PRACTICE = 'practice/'

/** What somebody types, and the entries of which one at least has to be among the first five. */
export interface Phrasing {
  readonly typed: string
  readonly wanted: readonly string[]
}

const practices = (typed: string, ...slugs: string[]): Phrasing => ({
  typed,
  wanted: slugs.map((slug) => PRACTICE + slug),
})
const spbe = (typed: string, ...numbers: number[]): Phrasing => ({
  typed,
  wanted: numbers.map((number) => SPBE + number),
})
const pemdi = (typed: string, ...numbers: number[]): Phrasing => ({
  typed,
  wanted: numbers.map((number) => PEMDI + number),
})

/**
 * As operators in regencies type: everyday words, abbreviations, whole questions. Written before the search was, so that
 * nothing here was chosen because it is found. Those answered by a practice come first.
 */
export const onPractices: readonly Phrasing[] = [
  practices('TTE', 'tte-desa'),
  practices('tanda tangan elektronik', 'tte-desa'),
  practices('cara memasang TTE untuk kepala desa', 'tte-desa'),
  practices('tanda tangan digital camat dan kades', 'tte-desa'),
  practices('e-office', 'e-office', 'e-office-desa'),
  practices('eoffice', 'e-office', 'e-office-desa'),
  practices('aplikasi surat menyurat antar OPD', 'e-office'),
  practices('naskah dinas elektronik', 'e-office', 'e-office-desa'),
  practices('disposisi surat tanpa kertas', 'e-office', 'e-office-desa'),
  practices('persuratan desa secara online', 'e-office-desa'),
  practices('bagaimana cara minta aplikasi gratis dari Sumedang', 'hibah-aplikasi'),
  practices('hibah aplikasi', 'hibah-aplikasi'),
  practices('aplikasi SAKIP untuk desa', 'e-sakip-desa'),
  practices('memantau kinerja APBDes', 'e-sakip-desa'),
  practices('data stunting by name by address', 'simpati'),
  practices('aplikasi posyandu untuk kader', 'simpati'),
  practices('cek penerima bansos', 'mauneh', 'dtsen'),
  practices('warga mengadu salah data bantuan sosial', 'mauneh', 'dtsen'),
  practices('nomor darurat 112', 'ssqr-112'),
  practices('call center pengaduan dan gawat darurat', 'ssqr-112'),
  practices('layanan lewat WhatsApp', 'wa-kepo'),
  practices('chatbot WA untuk warga', 'wa-kepo'),
  practices('super app layanan masyarakat', 'tahu-sumedang', 'e-office'),
  practices('aplikasi android pelayanan publik kabupaten', 'tahu-sumedang'),
  practices('MPP', 'mpp', 'supermeta'),
  practices('mal pelayanan publik digital', 'mpp', 'supermeta'),
  practices('mall pelayanan publik', 'mpp', 'supermeta'),
  practices('metaverse', 'supermeta'),
  practices('urus KTP dari rumah', 'silasidakep'),
  practices('layanan adminduk online', 'silasidakep'),
  practices('dashboard pimpinan', 'command-center'),
  practices('ruang kendali bupati', 'command-center'),
  practices('walidata satu data indonesia', 'satu-data'),
  practices('portal data daerah', 'satu-data'),
  practices('pemadanan data kemiskinan dengan desa', 'dtsen'),
  practices('DTSEN', 'dtsen'),
  practices('terlalu banyak aplikasi tidak dipakai', 'evaluasi-aplikasi'),
  practices('evaluasi aplikasi SKPD', 'evaluasi-aplikasi'),
  practices('rapat koordinasi SPBE dipimpin sekda', 'desk-evaluasi'),
  practices('menaikkan indikator yang rendah', 'desk-evaluasi'),
  practices('anggaran terbatas kerja sama dengan swasta', 'kemitraan'),
  practices('kerja sama kampus untuk SPBE', 'kemitraan'),
  practices('tindak lanjut studi tiru', 'living-lab'),
  practices('village office system', 'e-office-desa'),
  practices('stunting prevention', 'simpati'),
  practices('emergency call line', 'ssqr-112'),
]

/** Those answered by an indicator of an instrument. */
export const onIndicators: readonly Phrasing[] = [
  spbe('SPLP', 7, 18),
  spbe('sistem penghubung layanan pemerintah', 7, 18),
  spbe('perbup arsitektur SPBE', 1),
  spbe('peta rencana SPBE', 2, 12),
  spbe('SK tim koordinasi SPBE', 10, 19),
  spbe('manajemen risiko', 21),
  spbe('bukti dukung audit TIK', 9, 29, 30, 31),
  spbe('audit aplikasi', 30),
  spbe('pusat data daerah', 5, 16),
  spbe('jaringan intra pemda', 6, 17),
  spbe('SMKI ISO 27001', 8, 22),
  spbe('keamanan informasi', 8, 22),
  spbe('knowledge management', 26),
  spbe('pelatihan SDM TIK', 25),
  spbe('ITSM service desk', 28),
  spbe('e-planning RKPD', 32, 33),
  spbe('aplikasi penggajian dan data pegawai ASN', 36, 41),
  spbe('SRIKANDI arsip', 37),
  spbe('e-kinerja pegawai', 41),
  spbe('LPSE pengadaan barang', 35),
  spbe('SP4N LAPOR', 42),
  spbe('JDIH', 44),
  spbe('open data', 43),
  spbe('aset BMD', 38),
  spbe('pengawasan APIP inspektorat', 39),
  pemdi('pelindungan data pribadi', 8),
  pemdi('CSIRT tanggap insiden siber', 12),
  pemdi('peta geospasial', 6),
  pemdi('survei kepuasan pengguna', 20),
  pemdi('portal layanan digital', 17),
]
