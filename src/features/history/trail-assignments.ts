import { z } from 'zod'
import { date } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { TrailRow } from './trail-queries.ts'

const side = z.object({ unit: z.string(), due: z.string().nullable() }).nullable()
const changesNoted = z.object({ changes: z.array(z.object({ number: z.int(), before: side, after: side })) })
const answerNoted = z.object({ number: z.int(), unit: z.string() })

/** Which indicators were given to whom, before and after; empty where a line tells of nothing like it. */
export function assignedChanges(t: Translate, lang: Lang, { data }: TrailRow, instrument: LoadedInstrument): string {
  const noted = changesNoted.safeParse(data)
  if (!noted.success) return ''
  const written = (given: z.output<typeof side>): string => {
    if (!given) return t('history.trail.nobody')
    return given.due === null ? given.unit : t('history.trail.until', { unit: given.unit, due: date(lang, given.due) })
  }
  return noted.data.changes
    .map(({ number, before, after }) => `${codeOf(instrument, number)}: ${written(before)} → ${written(after)}`)
    .join('\n')
}

/** The answer that was handed over and its unit; empty where a line tells of nothing like it. */
export function handedAnswer({ data }: TrailRow, instrument: LoadedInstrument): string {
  const noted = answerNoted.safeParse(data)
  return noted.success ? `${codeOf(instrument, noted.data.number)}: ${noted.data.unit}` : ''
}

const codeOf = ({ indicators }: LoadedInstrument, number: number): string =>
  indicators[number - 1]?.code ?? String(number)
