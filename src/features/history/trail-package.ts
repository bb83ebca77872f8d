import { z } from 'zod'
import { fileSize } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { TrailRow } from './trail-queries.ts'

const ticked = z.object({ number: z.int(), copied: z.array(z.string()), undone: z.array(z.string()) })
const downloaded = z.object({ entries: z.int(), bytes: z.int() })

/** How much was copied to the official application, or left as an archive; empty where a line tells of nothing like it. */
export function packageTold(
  t: Translate,
  lang: Lang,
  { action, data }: TrailRow,
  instrument: LoadedInstrument,
): string {
  if (action === 'package.ticked') {
    const noted = ticked.safeParse(data)
    if (!noted.success) return ''
    const { number, copied, undone } = noted.data
    const code = instrument.indicators[number - 1]?.code ?? String(number)
    return t('history.trail.ticked', { code, copied: copied.length, undone: undone.length })
  }
  if (action !== 'package.downloaded') return ''
  const noted = downloaded.safeParse(data)
  if (!noted.success) return ''
  return t('history.trail.downloaded', { entries: noted.data.entries, size: fileSize(lang, noted.data.bytes) })
}
