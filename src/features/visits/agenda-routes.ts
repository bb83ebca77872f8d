import { asActor } from '../../db/actor.ts'
import { type AgendaPoint, MOST_POINTS } from '../../domain/agenda.ts'
import type { Refusal } from '../../domain/errors.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { allPractices, type Practice } from '../practices/practices.ts'
import { manyOf, mendable, statusOf } from './forms.ts'
import { agendaPage } from './pages.ts'
import { headingOf } from './presenting.ts'
import { openParty } from './reading.ts'
import { visitParams } from './schema.ts'
import { refuseOthers } from './step-forms.ts'
import { saveAgenda } from './writing.ts'

interface Row {
  readonly topic: string
  readonly practice: string
  readonly minutes: string
  readonly unit: string
  readonly indicators: string
}
const EMPTY: Row = { topic: '', practice: '', minutes: '', unit: '', indicators: '' }

/** `/kunjungan/:id/agenda`: the host changes what was proposed from the gaps. A row without topic and practice is left out. */
export const agendaRoom: Room = (app, { db, clock }) => {
  const options = { config: { access: 'visit:host' }, schema: { hide: true, params: visitParams } } as const

  app.get('/kunjungan/:id/agenda', options, async (request, reply) =>
    show(request, reply, request.params.id, null, null),
  )

  app.post('/kunjungan/:id/agenda', options, async (request, reply) => {
    const { id } = request.params
    const rows = typedRows(request.body)
    const version = manyOf(request.body, 'version').at(-1) ?? ''
    const practices = await allPractices(db)
    const points = rows.map((row) => pointOf(row, practices))
    const bad = rows.some((row) => Object.keys(wrongIn(row)).length > 0)
    if (bad || !/^\d{1,9}$/.test(version)) return show(request, reply, id, { rows, version }, null)
    try {
      await saveAgenda(db, request.actor, id, { version: Number(version), points }, clock())
      return reply.seeOther(`/kunjungan/${id}`)
    } catch (error) {
      return show(request, reply, id, { rows, version }, mendable(error))
    }
  })

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    typed: { readonly rows: readonly Row[]; readonly version: string } | null,
    refusal: Refusal | null,
  ): Promise<Reply> {
    const { actor, lang, t } = request
    const { opened, zone, practices } = await asActor(db, actor, async (tx) => {
      const opened = await openParty(tx, actor, id)
      return { opened, zone: await zoneOf(tx, opened.visit.host), practices: await allPractices(tx) }
    })
    refuseOthers(request, opened, 'host')
    const { visit, record, agenda } = opened
    const filled = typed?.rows ?? agenda.map(rowOf)
    const rows = [...filled, EMPTY, EMPTY, EMPTY].slice(0, MOST_POINTS).map((row, at) => {
      const wrong = typed ? wrongIn(row) : {}
      const said = (key: string | undefined) => (key === undefined ? null : t(`visits.error.${key}`))
      return {
        ...{ at, nth: at + 1, topic: row.topic, minutes: row.minutes, unit: row.unit, indicators: row.indicators },
        topicError: said(wrong.topic),
        minutesError: said(wrong.minutes),
        indicatorsError: said(wrong.indicators),
        practices: practices
          .filter(({ agency, slug }) => agency === visit.host || slug === row.practice)
          .map(({ slug, title, titleEn }) => ({
            value: slug,
            label: inLang(lang, title, titleEn),
            chosen: slug === row.practice,
          })),
      }
    })
    const inRows = rows.flatMap(({ at, topicError, minutesError, indicatorsError }) =>
      (
        [
          ['topic', topicError],
          ['minutes', minutesError],
          ['indicators', indicatorsError],
        ] as const
      ).flatMap(([name, text]) => (text === null ? [] : [{ href: `#${name}-${at}`, text }])),
    )
    const told = (refusal?.details.errors ?? []).map(({ field, key, args }) => ({
      href: `#${field}`,
      text: t(key, args),
    }))
    const props = {
      ...headingOf(request, visit, zone),
      version: typed && refusal?.details.code !== 'stale' ? typed.version : String(record.version),
      problem: refusal && refusal.kind !== 'invalid' ? t(refusal.key, refusal.details.args) : '',
      errors: [...inRows, ...told],
      rows,
    }
    const status = refusal ? statusOf(refusal) : typed ? 422 : 200
    return reply.page(agendaPage, props, { title: t('visits.agenda.title'), status })
  }
}

function typedRows(body: unknown): readonly Row[] {
  const names = ['topic', 'practice', 'minutes', 'unit', 'indicators'] as const
  const columns = names.map((name) => manyOf(body, name))
  const count = Math.min(MOST_POINTS, Math.max(0, ...columns.map(({ length }) => length)))
  return Array.from({ length: count }, (_, at) => {
    const cell = (column: number) => (columns[column]?.[at] ?? '').replaceAll('\0', '').trim()
    return { topic: cell(0), practice: cell(1), minutes: cell(2), unit: cell(3), indicators: cell(4) }
  }).filter(({ topic, practice }) => topic !== '' || practice !== '')
}

/** Keys of what is wrong with a row, by field. */
function wrongIn({ topic, minutes, unit, indicators, practice }: Row): Partial<Record<keyof Row, string>> {
  if (topic === '' && practice === '') return {}
  const length = Number(minutes)
  return {
    ...(topic.length > 200 || unit.length > 200 ? { topic: 'long' } : {}),
    ...(/^\d{1,3}$/.test(minutes) && length >= 5 && length <= 480 ? {} : { minutes: 'agendaMinutes' }),
    ...(/^(\s*\d{1,2}\s*(,|$))*$/.test(indicators) ? {} : { indicators: 'agendaIndicators' }),
  }
}

function pointOf({ topic, practice, minutes, unit, indicators }: Row, practices: readonly Practice[]): AgendaPoint {
  const shown = practices.find(({ slug }) => slug === practice)
  const numbers = indicators.split(',').map((number) => Number(number.trim()))
  return {
    topic: topic || shown?.title || '',
    practice: shown?.slug ?? null,
    indicators: [...new Set(numbers.filter((number) => number > 0))].sort((a, b) => a - b),
    minutes: Number(minutes),
    unit,
  }
}

const rowOf = ({ topic, practice, minutes, unit, indicators }: AgendaPoint): Row => ({
  topic,
  practice: practice ?? '',
  minutes: String(minutes),
  unit,
  indicators: indicators.join(', '),
})
