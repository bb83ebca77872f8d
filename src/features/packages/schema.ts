import { z } from 'zod'

export const packageParams = z.object({ id: z.uuid() })
export const indicatorParams = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(999) })

const saved = z.literal('1').optional().catch(undefined)
export const indicatorQuery = z.object({ tersimpan: saved })

/** The part of a package that is the answer itself; every other one is named by the id of its reference. */
export const ANSWER = 'jawaban'

const PART = `(?:${ANSWER}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`
const MOST = 999
const parts = new RegExp(`^(?:${PART}(?:,${PART}){0,${MOST}})?$`)
const marked = new RegExp(`^(?:${PART}:[0-9a-f]{64}(?:,${PART}:[0-9a-f]{64}){0,${MOST}})?$`)

const list = (pattern: RegExp) =>
  z
    .string('packages.error.form')
    .regex(pattern, 'packages.error.form')
    .default('')
    .transform((typed) => (typed === '' ? [] : typed.split(',')))

const marks = (all: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    all.map((one) => {
      const [part = '', mark = ''] = one.split(':')
      return [part, mark] as const
    }),
  )

/**
 * What was copied, each part with the fingerprint of what the page showed; which parts were ticked when it was shown, so
 * that only what this person changed is changed; and parts that are gone here and were taken away there.
 */
export const tickForm = z.object({
  disalin: list(marked).transform(marks),
  sebelum: list(parts),
  dihapus: list(parts),
  /** All that the page showed to copy, for whoever ticks everything at once. */
  tampil: list(marked).transform(marks),
  aksi: z.enum(['simpan', 'semua'], 'packages.error.form').default('simpan'),
})
export type TickForm = z.output<typeof tickForm>
