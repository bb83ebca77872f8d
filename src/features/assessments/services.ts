import type { Handle } from '../../db/actor.ts'
import type { AnswerFields, Change } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { type AnswerRow, listAnswers } from './answer-queries.ts'

/**
 * The services an agency chooses itself must differ (PermenPANRB 59/2020, indicators 45–47). Refuses (422) a name that
 * another of these indicators has already; spelling in capitals or spaces makes no difference.
 */
export async function refuseSameService(
  tx: Handle,
  instrument: Instrument,
  id: string,
  number: number,
  fields: AnswerFields,
  change: Change,
): Promise<void> {
  if (!change.serviceName || !instrument.indicators[number - 1]?.namesService) return
  const same = usesSameService(instrument, await listAnswers(tx, id), number, fields.serviceName)
  if (!same) return
  const indicator = instrument.indicators[same.number - 1]?.code ?? String(same.number)
  const error = { field: 'serviceName', code: 'duplicate', key: 'assessments.error.sameService', args: { indicator } }
  throw new Refusal('invalid', 'refusal.invalid', { errors: [error] })
}

/** The other answer that names this service already. */
export function usesSameService(
  instrument: Instrument,
  answers: readonly AnswerRow[],
  number: number,
  name: string,
): AnswerRow | undefined {
  if (name === '' || !instrument.indicators[number - 1]?.namesService) return undefined
  const others = answers.filter((answer) => answer.number !== number)
  return others.find(({ serviceName }) => serviceName !== '' && plain(serviceName) === plain(name))
}

const plain = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
