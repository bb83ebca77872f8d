const LONGEST = 60
/** Addresses under /praktik that are pages of their own. */
const RESERVED = ['baru', 'dicari', 'tulisan']

/** The part of an address a title gives: "Antrean Puskesmas (Daring)" → antrean-puskesmas-daring; whole words, at most 60 characters. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s_-]/g, '')
    .split(/[\s_-]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  if (slug === '') return 'praktik'
  return RESERVED.includes(slug) ? `praktik-${slug}` : slug
}
