import { yearInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import { consentOf, shareLevels } from './consent.ts'
import { listPage } from './pages.ts'
import { predicateIn, TONES, titleOf } from './presenting.ts'
import type { AssessmentRow } from './queries.ts'
import { ownAssessments } from './reading.ts'
import { consentParams, startForm } from './schema.ts'
import { type RefusedStart, startProps } from './start-props.ts'
import { startAssessment } from './starting.ts'

/** `/penilaian`: what one's agency has assessed, and starting another year. */
export const list: Room = (app, { db, clock }) => {
  app.get('/penilaian', { config: { access: 'assessment:list' }, schema: { hide: true } }, async (request, reply) =>
    show(request, reply, null),
  )

  app.post('/penilaian', { config: { access: 'assessment:start' }, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(startForm, request.body)
    const reuse = form.ok && form.data.usulan === '1'
    const typed = { year: form.fields.year.value, instrument: form.fields.instrument.value, reuse }
    try {
      const second = form.ok && form.data.juga === '1'
      const start = { instrument: typed.instrument, year: form.ok ? Number(form.data.year) : 0, second, reuse }
      return reply.seeOther(`/penilaian/${await startAssessment(db, request.actor, start, clock())}`)
    } catch (error) {
      if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
      return show(request, reply, { ...typed, error })
    }
  })

  const consent = { config: { access: 'levels:share' }, schema: { hide: true, params: consentParams } } as const
  app.post('/penilaian/berbagi/:agency', consent, async (request, reply) => {
    await shareLevels(db, request.actor, request.params.agency, true, clock())
    return reply.seeOther('/penilaian')
  })
  app.post('/penilaian/berbagi/:agency/pencabutan', consent, async (request, reply) => {
    await shareLevels(db, request.actor, request.params.agency, false, clock())
    return reply.seeOther('/penilaian')
  })

  async function show(request: Request, reply: Reply, refused: RefusedStart | null): Promise<Reply> {
    const { actor, lang, t } = request
    const published = await publishedInstruments(db)
    const rows = await ownAssessments(db, actor)
    const agencies = await Promise.all(ownAgencies(actor).map((code) => findAgency(db, code)))
    const [agency] = agencies
    const items = rows.map((row) => ({
      ...wordsOf(lang, published, row),
      id: row.id,
      title: titleOf(t, row),
      index: row.index_value,
      answered: row.answered,
      total: row.levels.length,
      state: t(`assessments.state.${row.state}`),
      stateTone: TONES[row.state],
      simulated: row.basis === 'simulated',
      official: row.stage === 'official',
      receipt: row.state === 'submitted' && row.stage === 'self',
    }))
    const since = agency ? await consentOf(db, actor, agency.code) : null
    const props = {
      agencies: agencies.map((a) => a.name).join(', '),
      items,
      start: can(actor, 'assessment:start') ? startProps(request, published, yearInJakarta(clock()), refused) : null,
      consent: agency
        ? {
            agency: agency.name,
            code: agency.code,
            since,
            mayChange: can(actor, 'levels:share', { agencyId: agency.code }),
          }
        : null,
    }
    const status = refused ? (refused.error.kind === 'conflict' ? 409 : 422) : 200
    return reply.page(listPage, props, { title: t('assessments.list.title'), status })
  }
}

/** The instrument and the predicate of an assessment in the reader's language. */
function wordsOf(lang: Lang, published: readonly LoadedInstrument[], { instrument_id, predicate }: AssessmentRow) {
  const found = published.find(({ id }) => id === instrument_id)
  if (!found) return { instrument: instrument_id, predicate }
  return { instrument: inLang(lang, found.title, found.titleEn), predicate: predicateIn(lang, found, predicate) }
}
