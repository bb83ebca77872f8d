import { asActor } from '../../db/actor.ts'
import { daysOf } from '../../db/time-zones.ts'
import { dayIn, daysBetween } from '../../domain/working-days.ts'
import { markdownLines } from '../../web/markdown.ts'
import type { Room } from '../../web/types.ts'
import { answeredBefore } from '../search/search.ts'
import { PACE_OVER } from './due.ts'
import { keep } from './moderating.ts'
import { listFlags, listUnanswered } from './moderation-queries.ts'
import { readPaces } from './queries.ts'
import { queuePage } from './queue-pages.ts'
import { flagParams } from './schema.ts'
import { pacesOf } from './words.ts'

const EXCERPT = 300

/** `/kelola/tanya`: what curators have to look at. */
export const queue: Room = (app, { db, clock }) => {
  const config = { access: 'question:moderate' } as const
  app.get('/kelola/tanya', { config, schema: { hide: true } }, async (request, reply) => {
    const { actor, t } = request
    const now = clock()
    const days = daysOf((zone) => dayIn(zone, now))
    const [flags, unanswered, paces, before] = await asActor(db, actor, (tx) =>
      Promise.all([listFlags(tx), listUnanswered(tx, days), readPaces(tx), answeredBefore(tx, PACE_OVER, now)]),
    )
    const props = {
      paces: pacesOf(t, paces),
      before: t('questions.queue.before', { n: before }),
      flags: flags.map(({ id, reason, note, at, agency, post, body, question, title }) => ({
        ...{ id, note, at, title },
        href: `/tanya/${question}#p-${post}`,
        removeHref: `/tanya/${question}/penghapusan/${post}`,
        told: t('questions.queue.reported', { reason: t(`questions.reason.${reason}`), agency: agency ?? '–' }),
        excerpt: markdownLines(body).join(' ').slice(0, EXCERPT),
      })),
      unanswered: unanswered.map(({ id, title, agency, basis, answer_due_on, zone }) => ({
        ...{ href: `/tanya/${id}`, title, agency, dueOn: answer_due_on, simulated: basis === 'simulated' },
        late: t('questions.queue.waiting', { days: daysBetween(answer_due_on, dayIn(zone, now)) }),
      })),
    }
    return reply.page(queuePage, props, { title: t('questions.queue.title') })
  })

  app.post(
    '/kelola/tanya/laporan/:flag',
    { config, schema: { hide: true, params: flagParams } },
    async (request, reply) => {
      const { actor, params } = request
      await asActor(db, actor, (tx) => keep(tx, actor, params.flag, clock()))
      return reply.seeOther('/kelola/tanya')
    },
  )
}
