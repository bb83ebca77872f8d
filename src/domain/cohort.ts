/** Comparable regions: type and class of residents. The classes are the platform's own, from no regulation. */
export const COHORTS = [
  'provinsi',
  'kabupaten-kecil',
  'kabupaten-sedang',
  'kabupaten-besar',
  'kota-kecil',
  'kota-sedang',
  'kota-besar',
] as const
export type Cohort = (typeof COHORTS)[number]

/**
 * The cohort of an agency: a province is compared with provinces; a regency or city with its own type and below 250,000,
 * below 1,000,000, or from 1,000,000 residents. Null while the number of residents is not known.
 */
export const cohortOf = (type: 'provinsi' | 'kabupaten' | 'kota', residents: number | null): Cohort | null => {
  if (type === 'provinsi') return 'provinsi'
  if (residents === null) return null
  if (residents < 250_000) return `${type}-kecil`
  return residents < 1_000_000 ? `${type}-sedang` : `${type}-besar`
}
