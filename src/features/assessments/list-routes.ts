import { yearInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import { inLang, type Translate } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { isProvisional, type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import { consentOf, shareLevels } from './consent.ts'
import { listPage, type Option, type StartProps } from './pages.ts'
import { TONES } from './presenting.ts'
import { ownAssessments } from './reading.ts'
import { consentParams, startForm } from './schema.ts'
import { FIRST_YEAR, startAssessment } from './starting.ts'

interface Refused {
  readonly year: string
  readonly instrument: string
  readonly error: Refusal
}

/** `/penilaian`: what one's agency has assessed, and starting another year. */
export const list: Room = (app, { db, clock }) => {
  app.get('/penilaian', { config: { access: 'assessment:list' }, schema: { hide: true } }, async (request, reply) =>
    show(request, reply, null),
  )

  app.post('/penilaian', { config: { access: 'assessment:start' }, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(startForm, request.body)
    const typed = { year: form.fields.year.value, instrument: form.fields.instrument.value }
    try {
      const start = { instrument: typed.instrument, year: form.ok ? Number(form.data.year) : 0 }
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

  async function show(request: Request, reply: Reply, refused: Refused | null): Promise<Reply> {
    const { actor, lang, t } = request
    const published = await publishedInstruments(db)
    const rows = await ownAssessments(db, actor)
    const agencies = await Promise.all(ownAgencies(actor).map((code) => findAgency(db, code)))
    const [agency] = agencies
    const name = (id: string) => {
      const found = published.find((instrument) => instrument.id === id)
      return found ? inLang(lang, found.title, found.titleEn) : id
    }
    const items = rows.map((row) => ({
      id: row.id,
      title: t(`assessments.title.${row.stage}`, { year: String(row.year) }),
      instrument: name(row.instrument_id),
      index: row.index_value,
      predicate: row.predicate,
      answered: row.answered,
      total: row.levels.length,
      state: t(`assessments.state.${row.state}`),
      stateTone: TONES[row.state],
      simulated: row.basis === 'simulated',
      official: row.stage === 'official',
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

function startProps(
  { t, lang }: Request,
  published: readonly LoadedInstrument[],
  thisYear: number,
  refused: Refused | null,
): StartProps {
  const proposed = instrumentOfYear(thisYear)
  const error = (field: string) => {
    const found = refused?.error.details.errors?.find((e) => e.field === field)
    return found ? t(found.key, found.args) : null
  }
  const conflict = refused?.error.kind === 'conflict' ? t(refused.error.key, refused.error.details.args) : null
  return {
    years: yearOptions(thisYear, refused?.year ?? String(thisYear)),
    instruments: instrumentOptions(t, lang, published, refused?.instrument || proposed, proposed, thisYear),
    proposal: t('assessments.start.proposal', { year: String(thisYear), regulation: shortRegulation(proposed) }),
    wrong: refused !== null,
    yearError: conflict ?? error('year'),
    instrumentError: error('instrument'),
    existing:
      typeof refused?.error.details.extra?.assessment === 'string' ? refused.error.details.extra.assessment : null,
  }
}

export const yearOptions = (thisYear: number, chosen: string): Option[] =>
  Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => String(thisYear - at)).map((year) => ({
    value: year,
    label: year,
    hint: '',
    chosen: year === chosen,
  }))

export function instrumentOptions(
  t: Translate,
  lang: 'id' | 'en',
  published: readonly LoadedInstrument[],
  chosen: string,
  proposed: string,
  year: number,
): Option[] {
  return published.map((instrument) => ({
    value: instrument.id,
    label: inLang(lang, instrument.title, instrument.titleEn),
    hint: [
      shortRegulation(instrument.id),
      instrument.id === proposed ? t('assessments.start.inForce', { year: String(year) }) : '',
      isProvisional(instrument) ? t('assessments.provisional.short') : '',
    ]
      .filter(Boolean)
      .join(' · '),
    chosen: instrument.id === chosen,
  }))
}

/** `permenpanrb-59-2020` as people write it. */
const shortRegulation = (id: string): string => id.replace(/^permenpanrb-(\d+)-(\d+)$/, 'PermenPANRB $1/$2')
