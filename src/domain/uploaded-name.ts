/** At most this many letters. */
const LONGEST = 120

/**
 * What a file is called here, from whatever a browser sent: no folders, no invisible or direction-changing signs, at most
 * 120 letters, its ending kept as written. Never empty.
 */
export function uploadedName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  if (visible === '') return 'berkas'
  const { base, ending } = parted(visible)
  return `${[...base].slice(0, LONGEST - ending.length).join('')}${ending}`
}

/** A title to start from: the name without its ending and underscores. */
export const titleFrom = (name: string): string => parted(name).base.replaceAll('_', ' ').trim() || name

/** What the file is called on a disk: plain letters, and the ending that its content has. */
export const downloadName = (name: string, type: string): string =>
  `${plainName(parted(name).base) || 'berkas'}.${type}`

/** Plain letters, figures and single hyphens; may be empty. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

function parted(name: string): { readonly base: string; readonly ending: string } {
  const [, base = name, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/.exec(name) ?? []
  return { base, ending }
}
