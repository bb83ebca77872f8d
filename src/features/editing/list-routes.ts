import { asActor } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { ownAgencies } from '../../domain/permissions.ts'
import type { Room } from '../../web/types.ts'
import { allPractices } from '../practices/practices.ts'
import { listRequests } from './event-queries.ts'
import { ownTextsPage, reviewListPage } from './pages.ts'
import { ageingOf, requestLine, textLine } from './presenting.ts'
import { listTexts } from './queries.ts'

const RECENT = 20

/** `/praktik/tulisan`: what one's agency writes; `/tinjauan-praktik`: what waits for the curators. */
export const lists: Room = (app, { db, clock }) => {
  app.get(
    '/praktik/tulisan',
    { config: { access: 'practice:write' }, schema: { hide: true } },
    async (request, reply) => {
      const agencies = ownAgencies(request.actor)
      const [texts, requests] = await asActor(db, request.actor, (tx) =>
        Promise.all([listTexts(tx, { agencies }), listRequests(tx, { owners: agencies })]),
      )
      const own = (await allPractices(db)).filter(({ agency }) => agencies.includes(agency))
      const names = request.actor?.memberships.flatMap(({ agencyName }) => agencyName ?? []) ?? []
      const props = {
        agencies: [...new Set(names)].join(', '),
        texts: texts.map((row) => textLine(request, row)),
        requests: requests.map((row) => requestLine(request, row)),
        ageing: ageingOf(own, dayInJakarta(clock()), request.lang),
      }
      return reply.page(ownTextsPage, props, { title: request.t('editing.own.title') })
    },
  )

  app.get(
    '/tinjauan-praktik',
    { config: { access: 'practice:review' }, schema: { hide: true } },
    async (request, reply) => {
      const [waiting, decided, requests] = await asActor(db, request.actor, (tx) =>
        Promise.all([
          listTexts(tx, { states: ['review'] }),
          listTexts(tx, { states: ['returned', 'published'] }),
          listRequests(tx, {}),
        ]),
      )
      const props = {
        waiting: waiting.toReversed().map((row) => textLine(request, row)),
        decided: decided.slice(0, RECENT).map((row) => textLine(request, row)),
        requests: requests.slice(0, RECENT).map((row) => requestLine(request, row)),
        ageing: ageingOf(await allPractices(db), dayInJakarta(clock()), request.lang),
      }
      return reply.page(reviewListPage, props, { title: request.t('editing.review.title') })
    },
  )
}
