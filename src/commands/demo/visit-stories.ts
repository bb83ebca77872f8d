import type { VisitKind, VisitState } from '../../db/schema.ts'

/** A simulated visit at the reference; days count from when the demonstration was made. */
export interface DemoVisit {
  readonly name: string
  readonly kind: VisitKind
  readonly state: VisitState
  readonly title: string
  readonly inDays: number
  readonly place: string
  /** Codes of the delegations; null for all regencies and cities of the province. */
  readonly guests: readonly string[] | null
  readonly message: string
  readonly reply: string
  readonly minutes: string
}

const BANDUNG = '32.04'
const GARUT = '32.05'
const CENTER = 'Command Center Setda'
const untold = { message: '', reply: '', minutes: '' }
const MINUTES =
  'Simulasi: tuan rumah menunjukkan layanan desa dan pusat kendali. Delegasi menanyakan pembiayaan dan SDM. Disepakati pendampingan jarak jauh selama tiga bulan.'

export const DEMO_VISITS: readonly DemoVisit[] = [
  {
    ...{ ...untold, name: 'requested', kind: 'visit', state: 'requested', inDays: 45, place: '', guests: [GARUT] },
    title: 'Studi tiru layanan digital desa (simulasi)',
    message: 'Simulasi: kami ingin melihat bagaimana desa menandatangani dokumen secara elektronik.',
  },
  {
    ...{ ...untold, name: 'proposed', kind: 'visit', state: 'proposed', inDays: 50, place: '', guests: [BANDUNG] },
    title: 'Studi tiru manajemen data (simulasi)',
    reply: 'Simulasi: hari itu ada rapat paripurna; sepekan kemudian bisa.',
  },
  {
    ...{ ...untold, name: 'accepted', kind: 'visit', state: 'accepted', inDays: 34, place: CENTER, guests: [BANDUNG] },
    title: 'Studi tiru pusat kendali layanan (simulasi)',
  },
  {
    ...{ ...untold, name: 'closed', kind: 'visit', state: 'closed', inDays: -170, place: CENTER, guests: [GARUT] },
    title: 'Studi tiru perkantoran elektronik (simulasi)',
    minutes: MINUTES,
  },
  {
    ...{ ...untold, name: 'declined', kind: 'visit', state: 'declined', inDays: 12, place: '', guests: ['32.73'] },
    title: 'Kunjungan singkat (simulasi)',
    reply: 'Simulasi: jadwal penuh; silakan ikut lokakarya berikutnya.',
  },
  {
    ...{
      ...untold,
      name: 'cancelled',
      kind: 'visit',
      state: 'cancelled',
      inDays: 20,
      place: CENTER,
      guests: ['32.06'],
    },
    title: 'Studi tiru audit TIK (simulasi)',
    reply: 'Simulasi: kendaraan dinas tidak tersedia.',
  },
  {
    ...{ ...untold, name: 'workshop', kind: 'workshop', state: 'closed', inDays: -95, guests: null },
    title: 'Lokakarya SPBE se-Jawa Barat (simulasi)',
    place: 'Gedung Negara (simulasi)',
    message: 'Simulasi: satu hari, satu ruang, seluruh kabupaten dan kota.',
    minutes: MINUTES,
  },
  {
    ...{ ...untold, name: 'next-workshop', kind: 'workshop', state: 'accepted', inDays: 60, guests: [GARUT, '32.10'] },
    title: 'Lokakarya satu data daerah (simulasi)',
    place: 'Aula Setda (simulasi)',
  },
]
