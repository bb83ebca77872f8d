import { yearInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { checkValues } from '../../domain/values.ts'
import { emptyForm, type Fields, readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { publishedInstruments } from '../instruments/instruments.ts'
import { officialPage } from './answer-pages.ts'
import { enterOfficialResult } from './official.ts'
import { officialForm } from './schema.ts'
import { instrumentOptions, yearOptions } from './start-props.ts'
import { chosenInstrument, starter } from './starting.ts'

/** `/penilaian/hasil-resmi`: an agency's own official result (LHE), 47 values with their document. */
export const officialResults: Room = (app, { db, clock }) => {
  const options = { config: { access: 'assessment:start' }, schema: { hide: true } } as const

  app.get('/penilaian/hasil-resmi', options, async (request, reply) =>
    show(request, reply, emptyForm(officialForm), [], false),
  )

  app.post('/penilaian/hasil-resmi', options, async (request, reply) => {
    const form = readForm(officialForm, request.body)
    if (!form.ok) return show(request, reply, form.fields, [], true)
    try {
      const { document, values: typed } = form.data
      const year = Number(form.data.year)
      const instrument = await chosenInstrument(db, { instrument: form.data.instrument, year }, clock())
      const checked = checkValues(instrument, cells(typed), 'form')
      const empty = checked.ok ? checked.values.flatMap((value, at) => (value === null ? [at + 1] : [])) : []
      if (!checked.ok || empty.length > 0) {
        const errors = checked.ok
          ? empty.map((number) => request.t('assessments.official.missing', { number }))
          : checked.errors.map(({ number, code, given }) =>
              request.t(`assessments.official.${code}`, { number, given, count: instrument.indicators.length }),
            )
        return show(request, reply, form.fields, errors, true)
      }
      const id = await enterOfficialResult(
        db,
        request.actor,
        { instrument, year, values: checked.values, document },
        clock(),
      )
      return reply.seeOther(`/penilaian/${id}/hasil`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      const fields = { ...form.fields }
      for (const { field, key } of error.details.errors ?? []) {
        if (field === 'year' || field === 'instrument')
          fields[field] = {
            ...fields[field],
            error: key === 'assessments.error.yearRange' ? 'assessments.error.year' : key,
          }
      }
      return show(request, reply, fields, [], true)
    }
  })

  async function show(
    request: Request,
    reply: Reply,
    fields: Fields<(typeof officialForm)['shape']>,
    valueErrors: readonly string[],
    wrong: boolean,
  ) {
    const { t, lang, actor } = request
    const thisYear = yearInJakarta(clock())
    const agency = await findAgency(db, starter(actor, undefined).agency ?? '')
    const lastYear = String(thisYear - 1)
    const published = await publishedInstruments(db)
    const chosen = fields.instrument.value || instrumentOfYear(thisYear - 1)
    const props = {
      agency: agency.name,
      years: yearOptions(thisYear, fields.year.value || lastYear),
      instruments: instrumentOptions(t, lang, published, chosen, instrumentOfYear(thisYear - 1), thisYear - 1),
      ...fields,
      wrong,
      valueErrors,
    }
    return reply.page(officialPage, props, { title: t('assessments.official.title'), status: wrong ? 422 : 200 })
  }
}

/** A pasted spreadsheet column or row: one value a line, or separated by tab or semicolon. */
const cells = (typed: string): string[] =>
  typed
    .trim()
    .split(/[\n\t;]/)
    .map((cell) => cell.trim())
