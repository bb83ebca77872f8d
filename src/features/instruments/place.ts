import type { Database } from '../../db/database.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import { findInstrument, isProvisional, type LoadedInstrument, shortName } from './instruments.ts'

/** Where a reader is: an instrument in one language, at the version that was asked for. */
export interface Place {
  readonly lang: Lang
  readonly t: Translate
  readonly instrument: LoadedInstrument
  /** The address of a page of this instrument (`/domain/D1`), at the same version. */
  readonly hrefTo: (tail: string) => string
  readonly notes: Notes
}

/** What every page of the instrument says first: the props of `partials/instrument-notes`. */
export interface Notes {
  readonly provisional: boolean
  /** Set when a newer version exists. */
  readonly older: { readonly version: number; readonly newest: number; readonly href: string } | null
  /** The English text is not official. */
  readonly unofficial: boolean
}

export interface Link {
  readonly href: string
  readonly label: string
}

/** Refuses an unknown instrument or version (404). */
export async function placeIn(
  db: Database,
  { lang, t }: { readonly lang: Lang; readonly t: Translate },
  id: string,
  version: number | undefined,
): Promise<Place> {
  const newest = await findInstrument(db, id)
  const instrument = version === undefined ? newest : await findInstrument(db, id, version)
  const root = `/instrumen/${id}`
  const older =
    instrument.version < newest.version ? { version: instrument.version, newest: newest.version, href: root } : null
  const suffix = older === null ? '' : `?versi=${instrument.version}`
  return {
    lang,
    t,
    instrument,
    hrefTo: (tail) => `${root}${tail}${suffix}`,
    notes: { provisional: isProvisional(instrument), older, unofficial: lang === 'en' },
  }
}

/** What leads to a page below the instrument. */
export const trailOf = ({ t, hrefTo, instrument }: Place, ...further: readonly Link[]): readonly Link[] => [
  { href: '/instrumen', label: t('instruments.title') },
  { href: hrefTo(''), label: shortName(instrument.regulation) },
  ...further,
]
