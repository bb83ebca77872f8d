import { BLANK_TEXT, type PracticeText } from '../../domain/practice.ts'

const INVENTED = 'Contoh rekaan untuk peragaan; tidak menggambarkan keadaan daerah ini.'

interface Outline {
  readonly title: string
  readonly titleEn: string
  readonly summary: string
  readonly summaryEn: string
  readonly unit: string
  readonly year: number
  readonly cost: PracticeText['cost']
  readonly indicators: string
  readonly evidence: string
  readonly problem: string
  readonly users: string
  readonly result: string
  readonly failure: string
}

/** A whole practice as an agency might tell it. */
const written = (outline: Outline): PracticeText => {
  const { year, unit, problem, users, result, failure, ...told } = outline
  return {
    ...BLANK_TEXT,
    ...told,
    unit,
    startYear: String(year),
    status: 'berjalan (simulasi)',
    problem: `${problem}\n\n*${INVENTED}*`,
    context: `${users}\n\n| Biaya | Tahun pertama | Tahun berikutnya |\n|---|---|---|\n| Pengembangan | 60% | 10% |\n| Pelatihan | 25% | 15% |\n| Operasi | 15% | 75% |`,
    steps: `1. Petakan alur yang ada bersama petugas, dua minggu.\n2. Tetapkan penanggung jawab dan SOP, satu bulan.\n3. Uji coba di dua tempat, **tiga bulan**, dengan catatan keluhan.\n4. Perbaiki, lalu perluas bertahap.`,
    legal: `- Peraturan Presiden 95/2018 tentang SPBE\n- Keputusan kepala daerah tentang penyelenggara layanan (rekaan)`,
    team: `Satu pengelola di ${unit}, dua pengembang, dan satu petugas terlatih di setiap tempat. Anggaran dari DPA ${unit}.`,
    results: `${result} Diukur Januari ${year + 1} dan Juni ${year + 2} oleh ${unit}.`,
    failures: `${failure}\n\nSyarat: pimpinan memakai laporannya setiap bulan, dan ada petugas pengganti saat cuti.`,
    kit: `- SK tim dan SOP: minta kepada ${unit}\n- Panduan petugas dua halaman`,
    contact: `${unit}, surel kantor lewat halaman resmi daerah.`,
  }
}

export const QUEUE = written({
  title: 'Antrean puskesmas dari rumah',
  titleEn: 'Queueing for the health centre from home',
  summary: 'Warga mengambil nomor antrean puskesmas lewat ponsel atau kader, dan datang saat gilirannya dekat.',
  summaryEn:
    'Residents draw a number for the health centre by phone or through a volunteer and come when their turn is near.',
  unit: 'Dinas Kesehatan',
  year: 2023,
  cost: 'under500',
  indicators: '45',
  evidence: 'I45.3.1',
  problem: 'Warga menunggu rata-rata tiga jam dan banyak yang pulang sebelum dilayani.',
  users: 'Dipakai di 12 puskesmas dengan sekitar 900 kunjungan sehari.',
  result: 'Waktu tunggu turun dari 180 menjadi 55 menit.',
  failure:
    'Percobaan pertama memakai aplikasi tersendiri dan hampir tidak dipasang; halaman ringan tanpa pemasangan yang berhasil.',
})

export const COMPLAINTS = written({
  title: 'Pengaduan warga satu pintu',
  titleEn: 'One door for complaints',
  summary: 'Pengaduan dari pesan singkat, loket, dan SP4N-LAPOR! masuk ke satu daftar dengan batas waktu jawaban.',
  summaryEn: 'Complaints by message, counter and SP4N-LAPOR! come into one list with a deadline for the answer.',
  unit: 'Dinas Komunikasi dan Informatika',
  year: 2024,
  cost: 'under100',
  indicators: '42',
  evidence: 'I42.3.1',
  problem: 'Pengaduan tersebar di lima tempat, sehingga sebagian tidak pernah dijawab.',
  users: 'Dipakai 31 perangkat daerah, sekitar 400 pengaduan sebulan.',
  result: 'Yang dijawab dalam lima hari naik dari 38% menjadi 81%.',
  failure: 'Tanpa petugas penjawab yang ditunjuk, daftar bersama hanya memindahkan tumpukan.',
})

export const VILLAGE_ARCHIVE = written({
  title: 'Arsip surat desa yang dapat dicari',
  titleEn: 'A village archive one can search',
  summary: 'Surat desa dipindai saat terbit dan dapat dicari menurut nama surat, tanggal, dan perkara.',
  summaryEn: 'Letters of a village are scanned when issued and can be searched by name, date and matter.',
  unit: 'Dinas Kearsipan dan Perpustakaan',
  year: 2024,
  cost: 'none',
  indicators: '37',
  evidence: 'I37.3.1',
  problem: 'Surat lama dicari berjam-jam dan sebagian rusak.',
  users: 'Uji coba di 20 desa.',
  result: 'Waktu mencari surat turun dari 40 menjadi 3 menit.',
  failure: 'Pemindaian borongan tanpa penamaan berkas tidak dapat dicari.',
})

export const STREET_TRADE: PracticeText = {
  ...BLANK_TEXT,
  title: 'Izin usaha keliling tanpa datang ke kantor',
  summary: 'Pedagang keliling mendaftar lewat petugas kecamatan.',
  unit: 'Dinas Penanaman Modal dan PTSP',
  indicators: '46',
  problem: `Pedagang keliling kehilangan satu hari kerja untuk satu surat.\n\n*${INVENTED}*`,
}

export const NETWORK = written({
  title: 'Jadwal rawat jaringan antarkantor',
  titleEn: 'A maintenance calendar for the office network',
  summary: 'Gangguan jaringan dicatat, dan perawatan dijadwalkan menurut catatan itu.',
  summaryEn: 'Outages are recorded and maintenance follows the record.',
  unit: 'Dinas Komunikasi dan Informatika',
  year: 2022,
  cost: 'under1000',
  indicators: '17',
  evidence: 'I17.3.1',
  problem: 'Kantor kecamatan terputus berhari-hari tanpa ada yang tahu penyebabnya.',
  users: 'Menghubungkan 32 kecamatan dan 41 perangkat daerah.',
  result: 'Lama gangguan turun dari 26 menjadi 4 jam sebulan.',
  failure: 'Kontrak perawatan tanpa catatan gangguan tidak pernah dapat ditagih mutunya.',
})

export const DATA_CALENDAR = written({
  title: 'Kalender rilis data sektoral',
  titleEn: 'A release calendar for sector data',
  summary: 'Setiap perangkat daerah tahu kapan datanya harus terbit, dan siapa yang memeriksanya.',
  summaryEn: 'Every agency knows when its data are due and who checks them.',
  unit: 'Badan Perencanaan Pembangunan Daerah',
  year: 2022,
  cost: 'none',
  indicators: '23',
  evidence: 'I23.3.1',
  problem: 'Data diminta berulang oleh banyak pihak dan angkanya saling berbeda.',
  users: 'Dipakai 38 perangkat daerah untuk 210 jenis data.',
  result: 'Data yang terbit tepat waktu naik dari 22% menjadi 74%.',
  failure: 'Kalender yang terlalu rinci ditinggalkan sesudah dua bulan.',
})
