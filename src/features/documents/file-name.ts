/** At most this many letters of one part. */
const LONGEST = 60

/**
 * "sop", "e-office", "Kabupaten Garut", "2026" → sop-e-office-kabupaten-garut-2026; any part may hold anything.
 * Simulated content says so in its name too.
 */
export const fileName = (parts: readonly string[], simulated: boolean): string =>
  [...parts.map(plain).filter(Boolean), ...(simulated ? ['SIMULASI'] : [])].join('-')

const plain = (part: string): string =>
  part
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '')
