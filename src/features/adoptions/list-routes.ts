import { z } from 'zod'
import { asActor } from '../../db/actor.ts'
import { isOpen, STAGES } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import { inLang } from '../../web/i18n.ts'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import type { Request, Room } from '../../web/types.ts'
import { allPractices } from '../practices/practices.ts'
import { type ListFilter, type ListRow, listAdoptions, type Place } from './list-queries.ts'
import { type AdoptionItem, listPage } from './pages.ts'
import { placesOf, type View, viewsOf } from './places.ts'
import { listQuery } from './schema.ts'
import { choices, oneOf, tagsOf } from './words.ts'

const MARKS = ['silent', 'obstacles', 'unverified'] as const
const SIZE = 30

/** `/penerapan`: what one's agency takes over, who takes over its practices, and all that one may see. */
export const list: Room = (app, { db, clock }) => {
  const options = { config: { access: 'adoption:read' }, schema: { hide: true, querystring: listQuery } } as const
  app.get('/penerapan', options, async (request, reply) => {
    const { actor, lang, t, query } = request
    const { cursor, ...asked } = query
    const today = dayInJakarta(clock())
    const agencies = ownAgencies(actor)
    const wanted = oneOf(viewsOf(request), query.lihat) ?? firstView(request)
    const stage = oneOf(STAGES, query.tahap)
    const mark = oneOf(MARKS, query.tanda)
    const practice = query.praktik ?? ''
    const filter: ListFilter = { view: wanted, agencies, stage, practice, mark }
    const after = placeOf(readCursor(LIST, asked, cursor))
    const rows = await asActor(db, actor, (tx) => listAdoptions(tx, filter, today, { limit: SIZE + 1, after }))
    const seal = ({ due, id }: ListRow) => cursorFor(LIST, asked, JSON.stringify({ due, id }))
    const { items, next } = pageOf(rows, SIZE, seal, (row) => itemOf(request, row, today))
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
      marks: choices(t, MARKS, 'mark', mark ?? ''),
      items,
      showsAgency: wanted !== 'own',
      filtered: stage !== undefined || mark !== undefined || practice !== '',
      mayBegin: can(actor, 'adoption:commit'),
      next: next === null ? null : `/penerapan?${new URLSearchParams({ ...given(asked), cursor: next })}`,
      empty: t(`adoptions.list.empty.${wanted}`),
    }
    return reply.page(listPage, props, { title: t('adoptions.title'), description: props.lead })
  })
}

const LIST = 'adoptions'
const place = z.object({ due: z.string(), id: z.string() })
const placeOf = (after: string | null): Place | null => (after === null ? null : place.parse(JSON.parse(after)))

/** Those who take over see their own first, curators who takes over their practices, all others everything. */
function firstView({ actor }: Request): View {
  if (can(actor, 'adoption:report')) return 'own'
  return ownAgencies(actor).length > 0 ? 'practices' : 'all'
}

const given = (query: { readonly [name: string]: string | undefined }): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])))

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
