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

/** Written after the table of synonyms and never looked at when changing either: whether the table only knows its examples. */
export const heldOut: readonly Phrasing[] = [
  practices('kades tanda tangan dokumen lewat hp', 'tte-desa'),
  practices('kantor tanpa kertas di kecamatan', 'e-office', 'e-office-desa'),
  practices('absensi dan disiplin perangkat desa online', 'e-office-desa'),
  practices('orang tua cek gizi anak', 'simpati'),
  practices('bantuan salah sasaran', 'mauneh', 'dtsen'),
  practices('damkar dan ambulans satu nomor', 'ssqr-112'),
  practices('warga malas unduh aplikasi', 'wa-kepo', 'tahu-sumedang'),
  practices('antrean perizinan panjang', 'mpp'),
  practices('pungli di loket pelayanan', 'supermeta'),
  practices('dokumen kependudukan diantar ke rumah', 'silasidakep'),
  practices('data antar dinas tidak sinkron', 'satu-data', 'command-center'),
  practices('bupati cek aplikasi dinas satu per satu', 'evaluasi-aplikasi'),
  practices('nilai SPBE turun apa yang harus dilakukan sekda', 'desk-evaluasi'),
  practices('CSR telkom untuk smart city', 'kemitraan'),
  practices('apa hasil setelah studi banding ke Sumedang', 'living-lab'),
  practices('SDGs desa dan perencanaan desa', 'e-sakip-desa'),
  spbe('katalog API bus layanan', 7, 18),
  spbe('contoh SK tim SPBE bupati', 10, 19),
  spbe('rencana pemulihan bencana server', 16, 22, 21, 28),
  spbe('VPN dan fiber optik antar kantor', 6, 17),
  spbe('belanja TIK dobel', 13),
  spbe('daftar inventaris perangkat keras dan lisensi', 24),
  spbe('cuti dan mutasi pegawai', 36),
  spbe('laporan keuangan daerah SIPKD', 34, 33),
  spbe('perda dan perbup bisa diunduh warga', 44),
  spbe('pentest aplikasi', 31, 22, 30),
  pemdi('enkripsi data', 11),
  pemdi('satu peta daerah', 6),
  pemdi('bantuan untuk pengguna layanan, tiket', 19),
  pemdi('kebocoran data warga', 8, 12),
]

/** Questions of the demonstration, by the keys they are written under in `data/demo-questions`. */
const asked = (typed: string, ...keys: string[]): Phrasing => ({ typed, wanted: keys })

/** As operators type who have the same problem; written without looking at how the search ranks. */
export const onQuestions: readonly Phrasing[] = [
  asked('kades lupa passphrase', 'lupa-passphrase'),
  asked('surat TTE tidak valid setelah dicetak', 'tte-dicetak'),
  asked('SRIKANDI atau e-office sendiri', 'eoffice-srikandi'),
  asked('OPD masih cetak surat padahal sudah e-office', 'masih-minta-kertas'),
  asked('desa tidak ada sinyal internet', 'internet-desa-putus'),
  asked('SPLP mulai dari mana', 'mulai-splp', 'api-satu-satu'),
  asked('dasbor bupati tidak ada datanya', 'dasbor-kosong'),
  asked('sekda tidak pernah rapat tim SPBE', 'sekda-tak-sempat'),
  asked('auditor TIK bersertifikat tidak punya', 'auditor-tik'),
  asked('contoh kamus data OPD', 'kamus-data'),
  asked('LAPOR dan aduan daerah jadi satu', 'lapor-aduan-daerah'),
  asked('super app sepi pengguna', 'superapp-sepi'),
  asked('bentuk CSIRT tim kecil', 'bentuk-csirt'),
  asked('bukti SPBE lama untuk Pemdi', 'bukti-lama-pemdi'),
  asked('ganti kepala desa sertifikat elektronik', 'kades-berganti', 'daftar-tte-kades'),
]
