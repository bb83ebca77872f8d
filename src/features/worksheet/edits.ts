import type { z } from 'zod'
import type { AnswerFields, Change } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { explanation, type OneOfMany, readValue, serviceName, serviceOwner } from '../assessments/assessments.ts'
import { inSheet } from './columns.ts'
import type { FilledRow } from './reading.ts'

/** A line as a change of its answer: what reads as it was downloaded is no change. */
export const editOf = ({ number, version, cells }: FilledRow): OneOfMany => ({
  number,
  version,
  change: (instrument, { namesService }, base): Change => ({
    ...(cells.value !== undefined && { value: readValue(instrument, cells.value.trim(), 'form') }),
    ...textOf('explanation', cells.explanation, base, explanation),
    ...(namesService && textOf('serviceName', cells.serviceName, base, serviceName)),
    ...(namesService && textOf('serviceOwner', cells.serviceOwner, base, serviceOwner)),
  }),
})

function textOf(
  name: 'explanation' | 'serviceName' | 'serviceOwner',
  cell: string | undefined,
  base: AnswerFields,
  schema: z.ZodType<string>,
): Change {
  if (cell === undefined || cell === inSheet(base[name])) return {}
  const read = schema.safeParse(cell)
  if (read.success) return { [name]: read.data }
  const key = read.error.issues[0]?.message ?? 'refusal.invalid'
  throw new Refusal('invalid', 'refusal.invalid', { errors: [{ field: name, code: 'text', key }] })
}
