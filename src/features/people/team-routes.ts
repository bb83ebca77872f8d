import type { Room } from '../../web/types.ts'
import { agencyFor, teamOf } from './listing.ts'
import { teamPage } from './pages.ts'
import { teamQuery } from './schema.ts'
import { teamProps } from './team-props.ts'

/** `/tim`: the people and units of one's agency, and who was invited. */
export const team: Room = (app, { db, clock }) => {
  const options = { config: { access: 'people:list' }, schema: { hide: true, querystring: teamQuery } } as const
  app.get('/tim', options, async (request, reply) => {
    const { actor, t, query } = request
    const code = agencyFor(actor, 'people:list', query.instansi)
    const props = teamProps(request, code, await teamOf(db, actor, code), query.selesai ?? '', clock())
    return reply.page(teamPage, props, { title: t('people.team.pageTitle', { agency: props.agency }) })
  })
}
