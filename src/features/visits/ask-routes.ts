import type { Refusal } from '../../domain/errors.ts'
import { allowedAs, can } from '../../domain/permissions.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { regionFinder } from '../../domain/region-choice.ts'
import { addDays, dayIn } from '../../domain/working-days.ts'
import { readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency, regionNames } from '../agencies/agencies.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { LINKED_INSTRUMENT, practicesOf } from '../practices/practices.ts'
import { askForVisit } from './asking.ts'
import { formPage } from './form-pages.ts'
import { blank, fieldsOf, manyOf, mendable, statusOf, summaryOf, type Typed, told } from './forms.ts'
import { gapsOf } from './gaps.ts'
import { askForm } from './schema.ts'

/** How many of the largest gaps are proposed as interests. */
const PROPOSED = 6

/** `/kunjungan/baru`: a delegation asks for a visit. */
export const asking: Room = (app, { db, clock }) => {
  const config = { access: 'visit:request' } as const
  const hide = { hide: true }

  app.get('/kunjungan/baru', { config, schema: hide }, async (request, reply) => {
    const { name } = await findAgency(db, REFERENCE_AGENCY)
    const gaps = await ownGaps(request)
    const start = { host: name, title: '', heldOn: '', starts: '09:00', ends: '15:00', people: '', positions: '' }
    return showAsk(request, reply, blank({ ...start, contact: '', message: '' }), first(gaps), null, 200)
  })

  app.post('/kunjungan', { config: { ...config, once: true }, schema: hide }, async (request, reply) => {
    const { actor, t } = request
    const form = readForm(askForm, request.body)
    const numbers = manyOf(request.body, 'interests')
      .filter((n) => /^\d{1,2}$/.test(n))
      .map(Number)
    const [host, ...others] = regionFinder(await regionNames(db))(form.fields.host.value)
    if (!form.ok) return showAsk(request, reply, told(t, form.fields, null), numbers, null, 422)
    if (!host || others.length > 0) {
      const error = host ? 'visits.error.ambiguousHost' : 'visits.error.host'
      const fields = { ...form.fields, host: { ...form.fields.host, error } }
      return showAsk(request, reply, told(t, fields, null), numbers, null, 422)
    }
    try {
      const known = (await findInstrument(db, LINKED_INSTRUMENT)).indicators
      const interests = [...new Set(numbers)].filter((number) => known[number - 1] !== undefined)
      const id = await askForVisit(db, actor, { ...form.data, host: host.code, interests }, wordsOf(request), clock())
      return reply.seeOther(`/kunjungan/${id}`)
    } catch (error) {
      const refusal = mendable(error)
      return showAsk(request, reply, told(t, form.fields, refusal), numbers, refusal, statusOf(refusal))
    }
  })

  const ownGaps = async ({ actor }: Request) => gapsOf(db, actor, allowedAs(actor, 'visit:request')?.agency ?? '')
  const first = (gaps: Awaited<ReturnType<typeof gapsOf>>) => gaps.slice(0, PROPOSED).map(({ number }) => number)

  async function showAsk(
    request: Request,
    reply: Reply,
    typed: Readonly<Record<string, Typed>>,
    chosen: readonly number[],
    refusal: Refusal | null,
    status: number,
  ): Promise<Reply> {
    const { t, lang, actor } = request
    const [instrument, gaps, regions, practices] = await Promise.all([
      findInstrument(db, LINKED_INSTRUMENT),
      ownGaps(request),
      regionNames(db),
      practicesOf(db, REFERENCE_AGENCY),
    ])
    const served = new Set(practices.flatMap(({ indicators }) => indicators))
    const choices = instrument.indicators.map(({ number, code, title, titleEn }) => ({
      value: String(number),
      label: `${code} ${inLang(lang, title, titleEn)}${served.has(number) ? ` · ${t('visits.hasPractice')}` : ''}`,
      chosen: chosen.includes(number),
    }))
    const leading = gaps.slice(0, 12).map(({ number }) => String(number))
    const above = leading.flatMap((number) => choices.filter(({ value }) => value === number))
    const tomorrow = addDays(dayIn('WIB', clock()), 1)
    const asked = {
      host: { hint: t('visits.hint.host'), list: 'daftar-host' },
      title: { hint: t('visits.hint.title'), max: 200 },
      heldOn: { type: 'date', hint: t('visits.hint.heldOn', { day: tomorrow }) },
      starts: { type: 'time' },
      ends: { type: 'time' },
      people: { type: 'number' },
      positions: { hint: t('visits.hint.positions'), max: 500 },
      contact: { hint: t('visits.hint.contact'), max: 200 },
      interests: {
        type: 'checks',
        hint: t(gaps.length > 0 ? 'visits.hint.interests' : 'visits.hint.interestsNone'),
        choices: above,
        more: choices.filter(({ value }) => !leading.includes(value)),
      },
      message: { type: 'area', max: 5_000 },
    } as const
    const props = {
      back: { href: '/kunjungan', label: t('visits.title') },
      eyebrow: allowedAs(actor, 'visit:request')?.agencyName ?? '',
      title: t('visits.form.ask.title'),
      lead: t('visits.form.ask.lead'),
      note: can(actor, 'visit:host') ? t('visits.form.ask.note') : '',
      problem: refusal && refusal.kind !== 'invalid' ? t(refusal.key, refusal.details.args) : '',
      errors: summaryOf(typed),
      action: '/kunjungan',
      fields: fieldsOf(t, asked, typed),
      names: regions.map(({ code, name, type }) => (type === 'provinsi' ? `Provinsi ${name}` : name) || code),
      button: t('visits.form.ask.button'),
      open: true,
    }
    return reply.page(formPage, props, { title: props.title, status })
  }
}

/** What points of an agenda without a practice are called. */
export const wordsOf = ({ t }: Request) => ({
  opening: t('visits.agenda.opening'),
  talk: t('visits.agenda.talk'),
  closing: t('visits.agenda.closing'),
})
