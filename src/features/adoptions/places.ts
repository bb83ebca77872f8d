import { ownAgencies } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import type { ListFilter } from './list-queries.ts'
import type { Place } from './pages.ts'

export type View = ListFilter['view']

/** The lists somebody has: own ones only who works for an agency. */
export const viewsOf = ({ actor }: Request): readonly View[] =>
  ownAgencies(actor).length > 0 ? ['own', 'practices', 'all'] : ['all']

/** The parts of this room, as the pages link them to each other. */
export const placesOf = (request: Request, here: View | 'board' | 'funnel'): Place[] => [
  ...viewsOf(request).map((view) => ({
    href: `/penerapan?lihat=${view}`,
    label: request.t(`adoptions.view.${view}`),
    here: view === here,
  })),
  { href: '/penerapan/kendala', label: request.t('adoptions.place.board'), here: here === 'board' },
  { href: '/penerapan/corong', label: request.t('adoptions.place.funnel'), here: here === 'funnel' },
]
