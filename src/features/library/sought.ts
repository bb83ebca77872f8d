import type { Database } from '../../db/database.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import { LINKED_INSTRUMENT, linkedIndicators, practiceIndicators } from '../practices/practices.ts'
import type { SoughtProps } from './pages.ts'
import { linksOf } from './presenting.ts'

/** The indicators that no practice serves yet, by aspect, with where to write one. */
export async function soughtProps(db: Database, lang: Lang, share: string): Promise<SoughtProps> {
  const [named, counts] = await Promise.all([linkedIndicators(db), practiceIndicators(db, LINKED_INSTRUMENT)])
  const open = named.filter(({ number }) => !counts.has(number))
  const links = linksOf(lang, open)
  return {
    open: open.length,
    all: named.length,
    aspects: [...Map.groupBy(open, ({ aspect }) => aspect).values()].map((own) => ({
      title: inLang(lang, own[0]?.aspectTitle ?? '', own[0]?.aspectTitleEn ?? ''),
      indicators: own.flatMap(({ number }) => {
        const link = links.get(number)
        return link ? [{ ...link, write: `/praktik/baru?indikator=${number}` }] : []
      }),
    })),
    share,
  }
}
