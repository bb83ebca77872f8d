import { Refusal } from '../../domain/errors.ts'
import { formatHundredths, formatMillionths } from '../../domain/numbers.ts'
import { type PartScore, score } from '../../domain/scoring.ts'
import { checkValues } from '../../domain/values.ts'
import type { App, Services } from '../../web/types.ts'
import { publishedInstruments } from '../instruments/instruments.ts'
import { aScore, someValues } from './examples.ts'
import { scoreInput, scoreOutput } from './schema.ts'
import { wrongValue } from './wrong.ts'

/** Scores as JSON: the same rules as everywhere, for whoever wants to check them. */
export function scoresApi(app: App, { db }: Services): void {
  const schema = {
    tags: ['scores'],
    summary: 'Score values',
    description:
      'Index, predicate, domain and aspect scores of one value per indicator, computed exactly and rounded once. ' +
      'Nothing is stored. 422 names each bad value: `{errors: [{field, code, message}]}`, counted from 0 (`values.11` is indicator 12).',
    body: scoreInput.meta({ example: someValues }),
    response: { 200: scoreOutput.meta({ example: aScore }) },
  }
  app.post('/api/v1/scores', { config: { access: 'public', scope: 'figures:read' }, schema }, async (request) => {
    const { instrument: id, values: raw } = request.body
    const instrument = (await publishedInstruments(db)).find((one) => one.id === id)
    if (!instrument) throw unknownInstrument(id)
    const checked = checkValues(instrument, raw)
    if (!checked.ok) {
      const errors = checked.errors.map((error) => wrongValue(request.lang, instrument, error))
      throw new Refusal('invalid', 'refusal.invalid', { errors })
    }
    const { indexHundredths, indexMillionths, predicate, domains, aspects } = score(instrument, checked.values)
    return {
      index: formatHundredths(indexHundredths),
      indexExact: formatMillionths(indexMillionths),
      predicate: predicate.label,
      domains: domains.map(partOf),
      aspects: aspects.map(partOf),
    }
  })
}

const partOf = ({ code, hundredths }: PartScore) => ({ code, value: formatHundredths(hundredths) })

const unknownInstrument = (id: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', {
    errors: [{ field: 'instrument', code: 'unknown', key: 'calculator.wrong.unknown', args: { given: id } }],
  })
