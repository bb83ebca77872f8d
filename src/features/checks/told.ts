import type { Finding } from '../../domain/finding.ts'
import { writtenValue } from '../../domain/values.ts'
import { date, decimal } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'

type Args = Readonly<Record<string, string | number>>

/** What a finding says, in the reader's language. */
export function sentenceOf(
  { t, lang }: Pick<Request, 't' | 'lang'>,
  instrument: LoadedInstrument,
  found: Finding,
): string {
  const args: Record<string, string | number> = { ...plainArgs(instrument, found) }
  for (const name of ['earlier', 'value']) args[name] = decimal(lang, String(args[name] ?? ''))
  if (args.day) args.day = date(lang, String(args.day))
  return t(`checks.finding.${found.code}`, args)
}

/** The same for those who are told before anybody knows in which language: days and values as they are stored. */
export function plainArgs(instrument: LoadedInstrument, { indicators, level, item, args }: Finding): Args {
  const [first = 0] = indicators
  const code = instrument.indicators[first - 1]?.code ?? String(first)
  const values = Object.fromEntries(
    ['earlier', 'value'].flatMap((name) =>
      typeof args[name] === 'number' ? [[name, writtenValue(instrument, args[name])]] : [],
    ),
  )
  return { ...args, ...values, indicator: code, level: level ?? 0, item: item ?? '' }
}

/** Where something can be done about a finding, or where whoever may not change it sees it. */
export function placeOf(assessmentId: string, found: Finding, mayChange: boolean): string {
  const { code, indicators, level, item, document } = found
  const [number = 0] = indicators
  const at = `/penilaian/${assessmentId}/indikator/${number}`
  if (item !== null) return `${at}/bukti/${item}`
  if (code === 'notAccepted') return `${at}/diskusi`
  if (document !== null && code !== 'sameFile') return `/bukti/${document}${mayChange ? '/ubah' : ''}`
  if (document === null && level !== null) return `${at}/tingkat/${level}`
  return `${at}${ANCHORS[code] ?? ''}`
}

const ANCHORS: Readonly<Record<string, string>> = {
  missing: '#nilai',
  jump: '#explanation',
  explanation: '#explanation',
  service: '#serviceName',
}
