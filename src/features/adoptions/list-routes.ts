import { readAs } from '../../db/actor.ts'
import { isOpen, STAGES } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import { inLang } from '../../web/i18n.ts'
import { pageAsked, pagesAround } from '../../web/paging.ts'
import type { Request, Room } from '../../web/types.ts'
import { allPractices } from '../practices/practices.ts'
import { BASES } from './basis.ts'
import { countAdoptions, type ListFilter, type ListRow, listAdoptions } from './list-queries.ts'
import { type AdoptionItem, listPage } from './pages.ts'
import { placesOf, type View, viewsOf } from './places.ts'
import { listQuery } from './schema.ts'
import { wordsOf } from './tasks.ts'
import { choices, oneOf, shownOf, tagsOf } from './words.ts'

const MARKS = ['overdue', 'silent', 'obstacles', 'unverified'] as const
const SIZE = 50

/** `/penerapan`: what one's agency takes over, who takes over its practices, and all that one may see. */
export const list: Room = (app, { db, clock, demonstration }) => {
  const options = { config: { access: 'adoption:read' }, schema: { hide: true, querystring: listQuery } } as const
  app.get('/penerapan', options, async (request, reply) => {
    const { actor, lang, t, query } = request
    const { halaman, ...asked } = query
    const today = dayInJakarta(clock())
    const wanted = oneOf(viewsOf(request), query.lihat) ?? firstView(request)
    const stage = oneOf(STAGES, query.tahap)
    const words = wordsOf(actor)
    const marks = words === null ? MARKS : (['waiting', ...MARKS] as const)
    const mark = oneOf(marks, query.tanda)
    const basis = oneOf(BASES, query.dasar)
    const practice = query.praktik ?? ''
    const agencies = ownAgencies(actor)
    const filter: ListFilter = { view: wanted, agencies, stage, practice, mark, basis, ...(words && { words }) }
    const page = pageAsked(halaman)
    const span = { limit: SIZE, after: null, offset: (page - 1) * SIZE }
    const [rows, counts] = await readAs(db, actor, (tx) =>
      Promise.all([listAdoptions(tx, filter, today, span), countAdoptions(tx, filter, today)]),
    )
    const all = counts.reduce((sum, { n }) => sum + n, 0)
    const practices = await allPractices(db)
    const props = {
      places: placesOf(request, wanted),
      view: wanted,
      lead: t(`adoptions.list.lead.${wanted}`),
      stages: choices(t, STAGES, 'stage', stage ?? ''),
      practices: practices.map(({ slug, title, titleEn }) => ({
        value: slug,
        label: inLang(lang, title, titleEn),
        chosen: slug === practice,
      })),
      marks: choices(t, marks, 'mark', mark ?? ''),
      bases: demonstration ? choices(t, BASES, 'basis', basis ?? '') : [],
      items: rows.map((row) => itemOf(request, row, today)),
      shown: shownOf(t, { page, size: SIZE, all }),
      showsAgency: wanted !== 'own',
      filtered: stage !== undefined || mark !== undefined || basis !== undefined || practice !== '',
      mayBegin: can(actor, 'adoption:commit'),
      ...pagesAround('/penerapan', asked, { page, size: SIZE, all }),
      empty: t(`adoptions.list.empty.${wanted}`),
    }
    return reply.page(listPage, props, { title: t('adoptions.title'), description: props.lead })
  })
}

/** Those who take over see their own first, curators who takes over their practices, all others everything. */
function firstView({ actor }: Request): View {
  if (can(actor, 'adoption:report')) return 'own'
  return ownAgencies(actor).length > 0 ? 'practices' : 'all'
}

const itemOf = ({ lang, t }: Request, row: ListRow, today: string): AdoptionItem => ({
  id: row.id,
  agency: row.agency_name,
  practice: inLang(lang, row.title, row.title_en),
  stage: row.stage,
  step: row.stage === 'stopped' ? 0 : STAGES.indexOf(row.stage) + 1,
  tags: tagsOf(t, row, today),
  lastOn: row.last_on,
  nextOn: row.next_on,
  late: isOpen(row.stage) && row.next_on !== null && row.next_on < today,
  obstacles: row.open_obstacles,
})
