import { z } from 'zod'
import { REVISE_CLASSES } from '../../domain/ladder.ts'
import type { Translate } from '../../web/i18n.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { TrailRow } from './trail-queries.ts'

const side = z.object({
  outcome: z.enum(['accepted', 'revise']),
  class: z.enum(REVISE_CLASSES).nullable(),
  note: z.string().default(''),
})
const judged = z.object({ item: z.string(), before: side.nullable(), after: side })
const criterion = z.object({
  number: z.int(),
  level: z.int(),
  before: z.boolean().nullable(),
  after: z.boolean(),
  note: z.string(),
})
const marked = z.object({ item: z.string(), reason: z.string() })
const covered = z.object({ levels: z.array(z.object({ number: z.int(), level: z.int() })) })

/** Which item or level was judged or marked, before and after, and why; empty where a line tells of nothing like it. */
export function evidenceSaid(t: Translate, { data }: TrailRow, { indicators }: LoadedInstrument): string {
  const levelOf = ({ number, level }: { readonly number: number; readonly level: number }): string =>
    t('history.trail.level', { code: indicators[number - 1]?.code ?? String(number), level })
  const verdict = judged.safeParse(data).data
  if (verdict) return lines(`${verdict.item}: ${change(t, verdict.before, verdict.after)}`, verdict.after.note)
  const met = criterion.safeParse(data).data
  if (met) {
    const word = (given: boolean | null): string =>
      given === null ? t('history.trail.unjudged') : t(`ladder.criterion.${given ? 'ya' : 'belum'}`)
    return lines(`${levelOf(met)}: ${word(met.before)} → ${word(met.after)}`, met.note)
  }
  const mark = marked.safeParse(data).data
  if (mark) return lines(mark.item, mark.reason)
  return (covered.safeParse(data).data?.levels ?? []).map(levelOf).join('\n')
}

function change(t: Translate, before: z.output<typeof side> | null, after: z.output<typeof side>): string {
  const word = (given: z.output<typeof side> | null): string => {
    if (given === null) return t('history.trail.unjudged')
    const state = t(`ladder.state.${given.outcome}`)
    return given.class === null ? state : `${state} (${t(`ladder.class.${given.class}`)})`
  }
  return `${word(before)} → ${word(after)}`
}

const lines = (first: string, note: string): string => (note === '' ? first : `${first}\n${note}`)
