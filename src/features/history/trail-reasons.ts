import { z } from 'zod'
import { WARNING_CODES } from '../../domain/finding.ts'
import type { Translate } from '../../web/i18n.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { TrailRow } from './trail-queries.ts'

const given = z.object({
  codes: z.array(z.enum(WARNING_CODES)),
  indicators: z.array(z.int()),
  count: z.int(),
  reason: z.string(),
})

/** Which warnings a reason was given for, with their indicators, and the reason; empty where a line tells of nothing like it. */
export function reasonGiven(t: Translate, { action, data }: TrailRow, { indicators }: LoadedInstrument): string {
  const noted = action === 'assessment.reason' ? given.safeParse(data).data : undefined
  if (!noted) return ''
  const kinds = noted.codes.map((code) => t(`checks.kind.${code}.title`)).join('; ')
  const codes = noted.indicators.map((number) => indicators[number - 1]?.code ?? String(number)).join(', ')
  return `${t('history.trail.warnings', { count: noted.count, kinds, codes })}\n${noted.reason}`
}
