import type { Database } from '../../db/database.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { decimal } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import { addressOf, whatsAppLink } from '../../web/share.ts'
import type { Request, Room, Services } from '../../web/types.ts'
import { isProvisional, publishedInstruments, shortName } from '../instruments/instruments.ts'
import { scoresApi } from './api.ts'
import { addressOfResult } from './asked.ts'
import { formProps } from './form.ts'
import { type CalculatorProps, calculatorPage } from './pages.ts'
import { latestIndex } from './queries.ts'
import { type Reading, readQuery } from './reading.ts'
import { type Reference, type ResultProps, resultProps } from './result.ts'
import { calculatorQuery } from './schema.ts'

// Never kept as ready bytes: there are more sets of values than any memory holds.
const config = { access: 'public' } as const

/** Anyone's index from chosen or pasted values; nothing is stored, the address carries the values. */
export const calculator: Room = (app, services) => {
  app.get('/kalkulator', { config, schema: { hide: true, querystring: calculatorQuery } }, async (request, reply) => {
    const instruments = await publishedInstruments(services.db)
    const reading = readQuery(request, instruments, request.query)
    if (reading.address !== null) return reply.seeOther(`${reading.address}#hasil`)
    const result = await resultOf(services, request, reading)
    const props: CalculatorProps = {
      tabs: instruments.map((one) => ({
        href: `/kalkulator?instrumen=${one.id}`,
        label: shortName(one.regulation),
        here: one.id === reading.instrument.id,
      })),
      ...propsOf(request, reading),
      result,
    }
    return reply.page(calculatorPage, props, {
      ...{ title: titleOf(request, result), description: request.t('calculator.lead'), scripts: ['calculator.js'] },
      status: reading.errors.length > 0 ? 422 : 200,
    })
  })

  scoresApi(app, services)
}

function propsOf(
  { lang }: Request,
  { instrument, errors, filled, text }: Reading,
): Omit<CalculatorProps, 'tabs' | 'result'> {
  return {
    title: inLang(lang, instrument.title, instrument.titleEn),
    provisional: isProvisional(instrument),
    unofficial: lang === 'en',
    errors,
    paste: { text, open: text !== '', wrong: text !== '' && errors.length > 0, count: instrument.indicators.length },
    form: formProps(lang, instrument, filled),
  }
}

async function resultOf({ db, config }: Services, request: Request, { instrument, values }: Reading) {
  if (values === null) return null
  const share = addressOf(request, config, addressOfResult(instrument, values))
  const reference = await referenceFor(db, instrument.id)
  return resultProps(request, instrument, values, reference, whatsAppLink(request.t('calculator.title'), share))
}

async function referenceFor(db: Database, instrument: string): Promise<Reference | null> {
  const row = await latestIndex(db, REFERENCE_AGENCY, instrument)
  if (!row) return null
  const { short_name: name, year, index_value: index, source_url: sourceUrl, source_title: sourceTitle } = row
  return { name, year, index, sourceUrl, sourceTitle }
}

const titleOf = ({ lang, t }: Request, result: ResultProps | null): string =>
  result === null
    ? t('calculator.title')
    : t('calculator.resultTitle', {
        index: decimal(lang, result.computation.index),
        predicate: result.computation.predicate,
      })
