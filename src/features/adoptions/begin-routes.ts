import { asActor } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { date } from '../../web/format.ts'
import { readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { allPractices } from '../practices/practices.ts'
import { commit, showInterest } from './committing.ts'
import { formPage } from './form-pages.ts'
import { type Ask, askedFields, attempt, filledIn, mistakesIn, type Typed } from './form-view.ts'
import { refusalOf } from './refusing.ts'
import { beginForm, beginQuery } from './schema.ts'

/** `/penerapan/baru?praktik=…`: say that one is interested in a practice, or commit to it at once. */
export const beginning: Room = (app, { db, clock }) => {
  const config = { access: 'adoption:commit' } as const

  app.get('/penerapan/baru', { config, schema: { hide: true, querystring: beginQuery } }, async (request, reply) =>
    show(request, reply, filledIn({ practice: request.query.praktik ?? '', how: 'interested' }), 200),
  )

  app.post('/penerapan/baru', { config, schema: { hide: true } }, async (request, reply) => {
    const { actor } = request
    const form = readForm(beginForm, request.body)
    let id = ''
    const wrong = await attempt(form, async () => {
      if (form.ok) id = await asActor(db, actor, (tx) => begin(tx, actor, form.data, clock()))
    })
    return wrong ? show(request, reply, wrong, 422) : reply.seeOther(`/penerapan/${id}`)
  })

  async function show(request: Request, reply: Reply, typed: Typed, status: number) {
    const { lang, t, actor } = request
    const agency = adopter(actor)
    const practices = (await allPractices(db)).filter((practice) => practice.agency !== agency.agency)
    const asks: Ask[] = [
      {
        name: 'practice',
        as: 'list',
        options: practices.map(({ slug, title, titleEn }) => ({ value: slug, label: inLang(lang, title, titleEn) })),
      },
      {
        name: 'how',
        as: 'choice',
        options: (['interested', 'committed'] as const).map((value) => ({ value, label: t(`adoptions.how.${value}`) })),
      },
      { name: 'unit', as: 'text', hint: t('adoptions.hint.ifCommitted') },
      { name: 'personInCharge', as: 'text', hint: t('adoptions.hint.person') },
      {
        name: 'targetOn',
        as: 'date',
        hint: t('adoptions.hint.targetOn', { today: date(lang, dayInJakarta(clock())) }),
      },
    ]
    const fields = askedFields(t, asks, typed)
    const props = {
      crumbs: [{ href: '/penerapan', label: t('adoptions.title') }],
      eyebrow: agency.agencyName ?? '',
      title: t('adoptions.begin.title'),
      lead: t('adoptions.begin.lead'),
      ahead: null,
      action: '/penerapan/baru',
      button: t('adoptions.begin.button'),
      errors: mistakesIn(fields),
      fields,
    }
    return reply.page(formPage, props, { title: props.title, status })
  }
}

interface Beginning {
  readonly practice: string
  readonly how: 'interested' | 'committed'
  readonly unit: string
  readonly personInCharge: string
  readonly targetOn: string | null
}

async function begin(tx: Parameters<typeof commit>[0], who: Actor | null, given: Beginning, at: Date): Promise<string> {
  const { practice, how, unit, personInCharge, targetOn } = given
  const agencyId = adopter(who).agency ?? ''
  if (how === 'interested') return showInterest(tx, who, { agencyId, practice }, at)
  if (targetOn === null) {
    throw refusalOf([
      ...(unit === '' ? [{ field: 'unit', code: 'unit' }] : []),
      ...(personInCharge === '' ? [{ field: 'personInCharge', code: 'person' }] : []),
      { field: 'targetOn', code: 'day' },
    ])
  }
  const commitment = { agencyId, practice, unit, personInCharge, targetOn, visitId: null }
  return (await commit(tx, who, commitment, at)).adoptionId
}

/** The post under which one takes over practices. */
const adopter = (who: Actor | null) => demand(who, 'adoption:commit')
