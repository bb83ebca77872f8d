import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { inLang } from '../../web/i18n.ts'
import type { Room } from '../../web/types.ts'
import { ownObstacle } from '../adoptions/adoptions.ts'
import { alikePage } from './pages.ts'
import { listOfType, listSolved } from './queries.ts'
import { obstacleParams } from './schema.ts'
import { publishedView, solvedView } from './showing.ts'

/** `/penerapan/:id/kendala/:obstacle/tanya`: how others solved an obstacle of the same kind, before one asks. */
export const alike: Room = (app, { db }) => {
  const options = { config: { access: 'question:ask' }, schema: { hide: true, params: obstacleParams } } as const
  app.get('/penerapan/:id/kendala/:obstacle/tanya', options, async (request, reply) => {
    const { actor, t, lang, params } = request
    const { obstacle, published, solved } = await asActor(db, actor, async (tx) => {
      const obstacle = await ownObstacle(tx, actor, params.obstacle)
      if (obstacle.adoption_id !== params.id) throw new Refusal('notFound', 'refusal.notFound')
      const { id, type, practice_slug: practice } = obstacle
      const [published, solved] = await Promise.all([
        listOfType(tx, type, practice),
        listSolved(tx, { id, type, practice }),
      ])
      return { obstacle, published, solved }
    })
    const props = {
      crumbs: [
        { href: '/penerapan', label: t('adoptions.title') },
        { href: `/penerapan/${params.id}`, label: inLang(lang, obstacle.title, obstacle.title_en) },
      ],
      type: t(`adoptions.type.${obstacle.type}`),
      detail: obstacle.detail,
      published: published.map((row) => publishedView(request, row)),
      solved: solved.map((row) => solvedView(request, obstacle.type, row)),
      ask: `/tanya/baru?kendala=${obstacle.id}`,
    }
    return reply.page(alikePage, props, { title: t('common-obstacles.alike.title') })
  })
}
