import { z } from 'zod'

/** The form has one field per indicator, `n1` to `n47`, so its query is read by hand; a repeated field counts as its last value. */
export const calculatorQuery = z.record(
  z.string(),
  z.preprocess((given) => (Array.isArray(given) ? given.at(-1) : given), z.string()),
)

const decimal = z.string().meta({ example: '2.77' })
const part = z.strictObject({ code: z.string(), value: decimal })

export const scoreInput = z.strictObject({
  instrument: z.string().max(100).meta({ example: 'permenpanrb-59-2020' }),
  values: z.array(z.unknown().meta({ type: ['number', 'string'], example: 3 })).meta({
    description:
      'One value per indicator, by number: JSON numbers or decimal strings, read from their shortest decimal form. ' +
      'Whole levels or steps of 0.01, as the instrument has it. Every bad value is named.',
  }),
})

export const scoreOutput = z.strictObject({
  index: decimal.meta({ description: 'Rounded half-up to two decimals, once' }),
  indexExact: z.string().meta({ description: 'Exact, without trailing zeros', example: '2.7655' }),
  predicate: z.string().meta({ description: 'Read from the index of two decimals', example: 'Baik' }),
  domains: z.array(part).meta({ description: 'Empty where the regulation knows no domains' }),
  aspects: z.array(part),
})
export type ScoreOutput = z.output<typeof scoreOutput>
