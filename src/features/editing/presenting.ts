import { inLang, type Lang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { freshnessOf, type Practice } from '../practices/practices.ts'
import type { EventRow, listRequests } from './event-queries.ts'
import type { EventLine, RequestLine, TextLine } from './pages.ts'
import type { TextRow } from './queries.ts'

/** Colours of states, by the tags of the pages. */
export const TONES = { draft: '', review: 'own', returned: 'warn', published: 'good' } as const

/** A text in a list. */
export const textLine = ({ t }: Request, row: TextRow): TextLine => ({
  href: `/praktik/${row.slug}/naskah`,
  title: row.content.title,
  agency: row.agency_name,
  simulated: row.basis === 'simulated',
  state: t(`editing.state.${row.state}`),
  stateTone: TONES[row.state],
  reviewer: row.reviewer_name,
  at: row.updated_at,
})

/** What happened, as one sentence with its moment. */
export const eventLine = ({ t }: Request, { kind, by, at, note, version }: EventRow): EventLine => ({
  text: t(`editing.event.${kind}`, { by: by ?? t('editing.somebody'), version: version ?? 0 }),
  at,
  note,
})

type RequestRow = Awaited<ReturnType<typeof listRequests>>[number]

/** Somebody's wish for a section. */
export const requestLine = ({ t, lang }: Request, row: RequestRow): RequestLine => ({
  href: `/praktik/${row.slug}`,
  title: inLang(lang, row.title, row.title_en),
  section: t(`practices.section.${row.section}`),
  from: row.from_name ?? t('editing.somebody'),
  simulated: row.basis === 'simulated',
  at: row.at,
})

/** Practices whose last word lies back more than a year, the oldest first. */
export const ageingOf = (practices: readonly Practice[], today: string, lang: Lang) =>
  practices
    .filter((practice) => freshnessOf(practice, today) !== 'fresh')
    .toSorted((a, b) => (a.lastWord < b.lastWord ? -1 : 1))
    .map(({ slug, title, titleEn, lastWord }) => ({
      href: `/praktik/${slug}`,
      title: inLang(lang, title, titleEn),
      since: lastWord,
    }))
