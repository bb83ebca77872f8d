import type { Translate } from '../../web/i18n.ts'

const ACCOUNTS = [
  ['anggota@bandung.example', 'member', 'Kabupaten Bandung'],
  ['penanggungjawab@bandung.example', 'approver', 'Kabupaten Bandung'],
  ['opd@bandung.example', 'unit', 'Kabupaten Bandung'],
  ['anggota@garut.example', 'member', 'Kabupaten Garut'],
  ['penanggungjawab@garut.example', 'approver', 'Kabupaten Garut'],
  ['kurator@sumedang.example', 'curator', 'Kabupaten Sumedang'],
  ['asesor@kementerian.example', 'assessor', null],
  ['kementerian@kementerian.example', 'ministry', null],
  ['provinsi@jabar.example', 'reviewer', 'Jawa Barat'],
  ['admin@lab.example', 'admin', null],
] as const

/** The invented people of the demonstration, as the sign-in page lists them. Their password is printed at the start. */
export const demoAccounts = (t: Translate) =>
  ACCOUNTS.map(([email, role, place]) => ({
    email,
    role: [t(`accounts.role.${role}`), place].filter(Boolean).join(', '),
  }))
