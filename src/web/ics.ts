import { createHash } from 'node:crypto'
import type { Zone } from '../domain/working-days.ts'

export interface CalendarEvent {
  readonly uid: string
  /** Grows with each change, so that calendars replace the older one. */
  readonly sequence: number
  readonly stamp: Date
  readonly day: string
  /** `09:00` in the zone. */
  readonly starts: string
  readonly ends: string
  readonly zone: Zone
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly url: string
  readonly cancelled: boolean
}

const ZONES = {
  WIB: { id: 'Asia/Jakarta', offset: '+0700' },
  WITA: { id: 'Asia/Makassar', offset: '+0800' },
  WIT: { id: 'Asia/Jayapura', offset: '+0900' },
} as const

/** A calendar file of one event (RFC 5545): CRLF, folded at 75 octets, texts escaped, its time zone described inside. */
export function calendarFile(event: CalendarEvent): string {
  const zone = ZONES[event.zone]
  const at = (time: string) => `${event.day.replaceAll('-', '')}T${time.replace(':', '')}00`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Indonesia Digital Services Living Lab//Visits//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VTIMEZONE',
    `TZID:${zone.id}`,
    'BEGIN:STANDARD',
    'DTSTART:19880101T000000',
    `TZOFFSETFROM:${zone.offset}`,
    `TZOFFSETTO:${zone.offset}`,
    `TZNAME:${event.zone}`,
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART;TZID=${zone.id}:${at(event.starts)}`,
    `DTEND;TZID=${zone.id}:${at(event.ends)}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `LOCATION:${escaped(event.location)}`,
    `URL:${event.url}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** The same event has the same UID whoever downloads it. */
export const uidOf = (id: string, host: string): string =>
  `${id}@${createHash('sha256').update(host).digest('hex').slice(0, 12)}.living-lab`

const utc = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`

const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a calendar may not hold
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const MOST_OCTETS = 75

/** A long line goes on behind CRLF and a blank, never cutting a character of several octets. */
function folded(line: string): string {
  const parts: string[] = []
  let [part, octets] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      parts.push(part)
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
