import type { FieldError } from '../../domain/errors.ts'
import { number } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import type { RefusedProps } from './pages.ts'
import { MOST_CELLS } from './rendering.ts'
import type { Format } from './schema.ts'

/** What could not be read, and the ways on with what could. */
export function unreadProps(
  { t }: Request,
  format: Format,
  query: string,
  errors: readonly FieldError[],
): RefusedProps {
  return {
    heading: t('exports.refused.title'),
    text: '',
    errors: errors.map(({ field, key, args }) => ({ field, message: t(key, args) })),
    ways: [
      { href: `/laporan?${query}`, label: t('exports.refused.rest') },
      { href: `/laporan.${format}?${query}`, label: t('exports.refused.restFile', { format: format.toUpperCase() }) },
    ],
  }
}

/** A paper nobody would read to its end: the same report as a workbook holds it all. */
export const tooLargeProps = ({ t, lang }: Request, path: string, cells: number): RefusedProps => ({
  heading: t('exports.refused.tooLarge'),
  text: t('exports.refused.tooLargeText', { cells: number(lang, cells), most: number(lang, MOST_CELLS.pdf) }),
  errors: [],
  ways: [
    { href: fileAddress(path, 'xlsx'), label: t('exports.refused.xlsx') },
    { href: path, label: t('exports.refused.page') },
  ],
})

/** Whoever is not signed in has no place where a file could wait. */
export const longProps = ({ t }: Request, format: Format, path: string): RefusedProps => ({
  heading: t('exports.refused.signIn'),
  text: t('exports.refused.signInText'),
  errors: [],
  ways: [
    { href: `/masuk?lanjut=${encodeURIComponent(fileAddress(path, format))}`, label: t('exports.refused.signInLink') },
    { href: path, label: t('exports.refused.page') },
  ],
})

/** The same report as a file. */
export const fileAddress = (path: string, format: Format): string => path.replace('/laporan', `/laporan.${format}`)
