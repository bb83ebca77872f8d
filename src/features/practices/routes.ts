import { publicGeneration } from '../../db/public-memory.ts'
import { inLang } from '../../web/i18n.ts'
import { lasting } from '../../web/lasting.ts'
import { addressOf, whatsAppLink } from '../../web/share.ts'
import type { Room } from '../../web/types.ts'
import { practicesApi } from './api.ts'
import { practiceProps } from './detail.ts'
import { listProps } from './list.ts'
import { type ListProps, listPage, practicePage } from './pages.ts'
import { findPractice } from './practices.ts'
import { listIndicators } from './queries.ts'
import { noQuery, practiceParams, practicesQuery } from './schema.ts'

const config = { access: 'public', cache: true } as const

/** The library of practices, and each of them. */
export const practices: Room = (app, services) => {
  const { db } = services
  const made = lasting<ListProps>()

  app.get('/praktik', { config, schema: { hide: true, querystring: practicesQuery } }, async (request, reply) => {
    const { q = '', indikator = '' } = request.query
    const make = () => listProps(db, request, { q, indikator })
    const whole = q === '' && indikator === ''
    const props = await (whole ? made([request.lang, publicGeneration(db)], make) : make())
    const meta = { title: request.t('practices.title'), description: request.t('practices.lead') }
    return reply.page(listPage, props, props.usable ? meta : { ...meta, status: 422 })
  })

  const one = { hide: true, params: practiceParams, querystring: noQuery }
  app.get('/praktik/:slug', { config, schema: one }, async (request, reply) => {
    const { lang } = request
    const practice = await findPractice(db, request.params.slug)
    const title = inLang(lang, practice.title, practice.titleEn)
    const share = whatsAppLink(title, addressOf(request, services.config, `/praktik/${practice.slug}`))
    const props = practiceProps(lang, practice, await listIndicators(db, practice.instrument), share)
    return reply.page(practicePage, props, { title, description: props.summary })
  })

  practicesApi(app, services)
}
