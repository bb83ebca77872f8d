import { asActor, readAs } from '../../db/actor.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { can } from '../../domain/permissions.ts'
import { inLang } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import { lasting } from '../../web/lasting.ts'
import { addressOf, whatsAppLink } from '../../web/share.ts'
import type { Room } from '../../web/types.ts'
import { commonObstaclesOf } from '../common-obstacles/common-obstacles.ts'
import { type Asked, askedFor } from '../editing/editing.ts'
import { followIn } from '../notifications/notifications.ts'
import { findPractice } from '../practices/practices.ts'
import { practiceProps, rightsOn } from './detail.ts'
import { type Beside, besideThem, listProps } from './list.ts'
import { type ListProps, listPage, type PracticeProps, practicePage, soughtPage } from './pages.ts'
import { practicePicture } from './picture.ts'
import { libraryQuery, noQuery, practiceParams } from './schema.ts'
import { soughtProps } from './sought.ts'

const config = { access: 'public', cache: true } as const
const FEED = '/praktik/umpan.atom'
const NOTHING: Asked = { mine: new Set(), times: new Map() }

/** The library of practices, what is sought in it, and each practice. */
export const library: Room = (app, { db, clock, config: settings, demonstration }) => {
  const made = lasting<ListProps>()
  const read = lasting<PracticeProps>()

  app.get('/praktik', { config, schema: { hide: true, querystring: libraryQuery } }, async (request, reply) => {
    const { lang, actor, query } = request
    const today = dayInJakarta(clock())
    const beside = await besideThem(db, request, { demonstration, least: settings.reportLeast })
    const make = () => listProps(db, request, query, { today, ...beside })
    const rights = (['practice:write', 'practice:review'] as const).map((action) => can(actor, action))
    const key = [lang, publicGeneration(db), today, rights, beside.invented, countsIn(beside.adoptions)]
    const props = await (Object.values(query).every((value) => value === undefined) ? made(key, make) : make())
    const meta = { title: request.t('practices.title'), description: request.t('practices.lead'), feed: FEED }
    return reply.page(listPage, props, props.errors.length === 0 ? meta : { ...meta, status: 422 })
  })

  app.get('/praktik/dicari', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const { t, lang } = request
    const share = whatsAppLink(t('practices.soughtShare'), addressOf(request, settings, '/praktik/dicari'))
    const props = await soughtProps(db, lang, share)
    const description = t('practices.soughtText', { open: props.open, all: props.all })
    return reply.page(soughtPage, props, { title: t('practices.sought'), description })
  })

  const one = { hide: true, params: practiceParams, querystring: noQuery }
  app.get('/praktik/:slug', { config, schema: one }, async (request, reply) => {
    const { lang, actor } = request
    const { slug } = request.params
    const today = dayInJakarta(clock())
    // Asked before anything is read: what changes meanwhile is read anew the next time.
    const generation = publicGeneration(db)
    const [practice, asked, follow] = actor
      ? await asActor(db, actor, (tx) =>
          Promise.all([findPractice(tx, slug), askedFor(tx, actor, slug), followIn(tx, actor, 'practice', slug)]),
        )
      : [await findPractice(db, slug), NOTHING, null]
    const title = inLang(lang, practice.title, practice.titleEn)
    const share = whatsAppLink(title, addressOf(request, settings, `/praktik/${slug}`))
    const rights = rightsOn(request, practice)
    const key = [lang, generation, today, slug, share, rights, follow, [...asked.mine], [...asked.times]]
    const props = await read(key, async () => {
      const common = await readAs(db, actor, (tx) => commonObstaclesOf(tx, request, slug))
      return practiceProps(db, request, practice, {
        common,
        asked,
        rights,
        follow,
        today,
        least: settings.reportLeast,
        share,
      })
    })
    const meta = { title, description: props.summary, feed: FEED }
    if (practice.basis === 'simulated') return reply.page(practicePage, props, meta)
    return reply.page(practicePage, props, { ...meta, picture: pathIn(lang, `/praktik/${slug}/pratinjau.png`) })
  })

  app.get('/praktik/:slug/pratinjau.png', { config, schema: one }, async (request, reply) =>
    reply.type('image/png').send(await practicePicture(request, await findPractice(db, request.params.slug))),
  )
}

/** The counts in a form that can be written down. */
const countsIn = (adoptions: Beside['adoptions']) =>
  [...adoptions].map(([slug, { byStage, confirmed, verified }]) => [slug, [...byStage], confirmed, verified])
