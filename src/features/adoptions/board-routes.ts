import { readAs } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { OBSTACLE_TYPES, SEVERITIES } from '../../domain/obstacle.ts'
import { inLang } from '../../web/i18n.ts'
import { pageAsked, pagesAround } from '../../web/paging.ts'
import type { Request, Room } from '../../web/types.ts'
import { allPractices } from '../practices/practices.ts'
import { basisChoice, basisOf, fillOf } from './basis.ts'
import { countOpenOnes, listOpen, tallyByPractice, tallyByType } from './board-queries.ts'
import { obstacleItem } from './detail.ts'
import { boardPage, type TallyRow } from './overview-pages.ts'
import { placesOf } from './places.ts'
import { boardQuery } from './schema.ts'
import { choices, oneOf, shownOf } from './words.ts'

const SIZE = 50

/** `/penerapan/kendala`: what stands in the way where, how long already, and what gets resolved. */
export const board: Room = (app, { db, clock, demonstration }) => {
  const options = { config: { access: 'adoption:read' }, schema: { hide: true, querystring: boardQuery } } as const
  app.get('/penerapan/kendala', options, async (request, reply) => {
    const { actor, lang, t, query } = request
    const today = dayInJakarta(clock())
    const basis = basisOf(query.dasar, demonstration)
    const type = oneOf(OBSTACLE_TYPES, query.jenis)
    const severity = oneOf(SEVERITIES, query.berat)
    const practice = query.praktik ?? ''
    const filter = { basis, type, severity, practice }
    const { halaman, ...asked } = query
    const page = pageAsked(halaman)
    const [open, types, practices, counts] = await readAs(db, actor, (tx) =>
      Promise.all([
        listOpen(tx, filter, { limit: SIZE, offset: (page - 1) * SIZE }),
        tallyByType(tx, basis, practice),
        tallyByPractice(tx, basis),
        countOpenOnes(tx, filter, today),
      ]),
    )
    const span = { page, size: SIZE, all: counts.open }
    const byType = types.map((row) => ({
      ...row,
      label: t(`adoptions.type.${row.type}`),
      href: `/penerapan/kendala?jenis=${row.type}&dasar=${basis}`,
    }))
    const byPractice = practices.map((row) => ({
      ...row,
      label: inLang(lang, row.title, row.titleEn),
      href: `/penerapan/kendala?praktik=${row.slug}&dasar=${basis}`,
    }))
    const library = await allPractices(db)
    const props = {
      places: placesOf(request, 'board'),
      simulated: basis === 'simulated',
      bases: basisChoice(t, basis, demonstration),
      types: choices(t, OBSTACLE_TYPES, 'type', type ?? ''),
      severities: choices(t, SEVERITIES, 'severity', severity ?? ''),
      practices: library.map(({ slug, title, titleEn }) => ({
        value: slug,
        label: inLang(lang, title, titleEn),
        chosen: slug === practice,
      })),
      finding: findingOf(request, byType),
      open: counts.open,
      silent: counts.silent === 0 ? '' : t('adoptions.board.silent', { n: counts.silent }),
      items: open.map((row) => ({
        ...obstacleItem(t, row, row.stage, today, false),
        adoption: row.adoption_id,
        agency: row.agency_name,
        practice: inLang(lang, row.title, row.title_en),
      })),
      more: open.length < counts.open ? `${shownOf(t, span)} ${t('adoptions.board.order')}` : '',
      ...pagesAround('/penerapan/kendala', asked, span),
      byType: {
        caption: t('adoptions.board.byType'),
        head: t('adoptions.filter.type'),
        fill: fillOf(basis),
        rows: tallied(byType),
      },
      byPractice: {
        caption: t('adoptions.board.byPractice'),
        head: t('adoptions.practice'),
        fill: fillOf(basis),
        rows: tallied(byPractice),
      },
    }
    return reply.page(boardPage, props, { title: t('adoptions.board.title'), description: props.finding })
  })
}

interface Count {
  readonly label: string
  readonly href: string
  readonly all: number
  readonly open: number
  readonly solved: number
  readonly days: number | null
}

/** What stands in the way most often, in one sentence. */
function findingOf({ t }: Request, types: readonly Count[]): string {
  const all = types.reduce((sum, row) => sum + row.all, 0)
  const [most] = types.toSorted((a, b) => b.all - a.all)
  if (!most) return t('adoptions.board.none')
  const solved = types.reduce((sum, row) => sum + row.solved, 0)
  return t('adoptions.board.finding', { type: most.label, n: most.all, all, rate: percent(solved, all) })
}

function tallied(rows: readonly Count[]): TallyRow[] {
  const most = Math.max(1, ...rows.map(({ all }) => all))
  return rows.map(({ label, href, all, open, solved, days }) => ({
    label,
    href,
    all,
    open,
    solved,
    unsolved: all - open - solved,
    rate: percent(solved, all),
    bar: percent(all, most),
    days,
  }))
}

/** A whole per cent with its sign; nothing of nothing is 0%. */
export const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.round((part / whole) * 100)}%`
