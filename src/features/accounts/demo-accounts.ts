import type { Role } from '../../domain/permissions.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { Translate } from '../../web/i18n.ts'

/** An invented person of the demonstration in one post; the name says that it is made up. */
export interface DemoAccount {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** The name of the agency or province. */
  readonly place?: string
  readonly agency?: string
  readonly province?: string
  readonly unit?: string
}

const BANDUNG = { agency: '32.04', place: 'Kabupaten Bandung' } as const
const GARUT = { agency: '32.05', place: 'Kabupaten Garut' } as const
const SUMEDANG = { agency: REFERENCE_AGENCY, place: 'Kabupaten Sumedang' } as const
const JAWA_BARAT = { province: '32', place: 'Jawa Barat' } as const

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'anggota@bandung.example', name: 'Anggota Tim SPBE Bandung (simulasi)', role: 'member', ...BANDUNG },
  {
    email: 'penanggungjawab@bandung.example',
    name: 'Penanggung Jawab SPBE Bandung (simulasi)',
    role: 'approver',
    ...BANDUNG,
  },
  {
    email: 'opd@bandung.example',
    name: 'Operator Dinas Kesehatan Bandung (simulasi)',
    role: 'unit',
    ...BANDUNG,
    unit: 'Dinas Kesehatan',
  },
  { email: 'anggota@garut.example', name: 'Anggota Tim SPBE Garut (simulasi)', role: 'member', ...GARUT },
  {
    email: 'penanggungjawab@garut.example',
    name: 'Penanggung Jawab SPBE Garut (simulasi)',
    role: 'approver',
    ...GARUT,
  },
  { email: 'kurator@sumedang.example', name: 'Kurator Praktik Sumedang (simulasi)', role: 'curator', ...SUMEDANG },
  { email: 'asesor@kementerian.example', name: 'Asesor Eksternal (simulasi)', role: 'assessor' },
  { email: 'kementerian@kementerian.example', name: 'Pembaca Kementerian (simulasi)', role: 'ministry' },
  { email: 'provinsi@jabar.example', name: 'Peninjau Provinsi Jawa Barat (simulasi)', role: 'reviewer', ...JAWA_BARAT },
  { email: 'admin@lab.example', name: 'Pengelola Platform (simulasi)', role: 'admin' },
]

/** The people of the demonstration as the sign-in page lists them. Their password is printed at the start. */
export const demoAccounts = (t: Translate) =>
  DEMO_ACCOUNTS.map(({ email, role, place }) => ({
    email,
    role: [t(`accounts.role.${role}`), place].filter(Boolean).join(', '),
  }))
