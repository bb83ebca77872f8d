import { type Lang, locales } from './i18n.ts'

/** An exact decimal string as people write it: "2.77" → "2,77" in Indonesian. */
export const decimal = (lang: Lang, value: string): string => (lang === 'id' ? value.replace('.', ',') : value)

/** A signed exact decimal with a real minus: "-0.67" → "−0,67", "0.2" → "+0,2". */
export const signed = (lang: Lang, value: string): string =>
  value.startsWith('-')
    ? `−${decimal(lang, value.slice(1))}`
    : Number(value) === 0
      ? decimal(lang, value)
      : `+${decimal(lang, value)}`

const whole = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') }

/** A count or measure with thousands separators. */
export const number = (lang: Lang, value: number): string => whole[lang].format(value)

/** A file's size: 482113 → "471 KB", 20971520 → "20 MB" with binary units, as phones and desks show it. */
export function fileSize(lang: Lang, bytes: number): string {
  const kibibytes = bytes / 1024
  if (kibibytes < 1) return `${number(lang, bytes)} B`
  if (kibibytes < 1000) return `${number(lang, Math.round(kibibytes))} KB`
  const mebibytes = kibibytes / 1024
  if (mebibytes < 1000) return `${decimal(lang, oneDecimal(mebibytes))} MB`
  return `${decimal(lang, oneDecimal(mebibytes / 1024))} GB`
}

const oneDecimal = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

const options = { day: 'numeric', month: 'long', year: 'numeric' } as const
const days = { id: dates('id', options, 'UTC'), en: dates('en', options, 'UTC') }

/** A calendar date `2026-11-24` → "24 November 2026". */
export const date = (lang: Lang, isoDate: string): string => days[lang].format(new Date(`${isoDate}T00:00:00Z`))

const clockOptions = { ...options, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const moments = { id: dates('id', clockOptions, 'Asia/Jakarta'), en: dates('en', clockOptions, 'Asia/Jakarta') }

/** A moment in western Indonesian time, named: "24 November 2026 10.42 WIB". */
export function moment(lang: Lang, at: Date): string {
  const part = Object.fromEntries(moments[lang].formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.day} ${part.month} ${part.year} ${part.hour}${lang === 'id' ? '.' : ':'}${part.minute} WIB`
}

function dates(lang: Lang, format: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[lang], { ...format, timeZone })
}
