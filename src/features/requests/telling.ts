import { shortText } from '../../domain/owed.ts'
import { date, moment } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { linkOf } from '../assessments/assessments.ts'
import type { Delivery } from '../deliveries/deliveries.ts'
import { type AskedIndicator, type AskedItem, earliestDue } from './owing.ts'
import type { DeliveryCard, ItemLine } from './pages.ts'

/** How far an item is for its unit: awaited, handed in, sent back, accepted, or brought by somebody else. */
type Standing = 'owed' | 'waiting' | 'returned' | 'accepted' | 'there'

const TONES: Readonly<Record<Standing, string>> = {
  ...{ owed: '', waiting: 'own', returned: 'warn', accepted: 'good', there: 'good' },
}

export function standingOf({ isOpen, deliveries }: AskedItem): Standing {
  const [newest] = deliveries
  if (newest && newest.decision === null) return 'waiting'
  if (isOpen) return newest?.decision === 'returned' ? 'returned' : 'owed'
  return deliveries.some(({ decision }) => decision === 'accepted') ? 'accepted' : 'there'
}

export function itemLine(
  { t, lang }: Pick<Request, 't' | 'lang'>,
  asked: AskedItem,
  ticked: readonly string[],
): ItemLine {
  const standing = standingOf(asked)
  return {
    item: asked.item,
    level: asked.level,
    text: inLang(lang, asked.text, asked.textEn),
    state: t(`requests.state.${standing}`),
    tone: TONES[standing],
    wanted: wantedTold({ t }, asked),
    isOwed: asked.isOwed,
    chosen: ticked.includes(asked.item),
  }
}

/** What an attached document lacks, in words; empty where nobody found anything. */
export const wantedTold = ({ t }: Pick<Request, 't'>, { wanted }: AskedItem): string =>
  [wanted?.class ? t(`ladder.class.${wanted.class}`) : '', wanted?.note ?? ''].filter(Boolean).join(': ')

/** The state of one thing that was sent. */
export const deliveryState = ({ t }: Pick<Request, 't'>, { decision }: Delivery) => {
  const standing: Standing = decision ?? 'waiting'
  return { state: t(`requests.state.${standing}`), tone: TONES[standing] }
}

export function deliveryCard(
  request: Pick<Request, 't' | 'lang'>,
  assessment: string,
  delivery: Delivery,
  catatan: DeliveryCard['catatan'],
): DeliveryCard {
  const { id, item, number, document, title, place, sender, sentAt, decidedAt, decidedBy, note } = delivery
  const { t } = request
  const when = decidedAt === null ? '' : moment(request.lang, decidedAt)
  return {
    ...{ id, item, title, place, sender, note, catatan, number: delivery.documentNumber },
    marks: [
      ...(delivery.signed === 'no' ? [t('evidence.mark.unsigned')] : []),
      ...(delivery.effectiveFrom === null ? [t('evidence.mark.undated')] : []),
    ],
    ...deliveryState(request, delivery),
    itemHref: `/penilaian/${assessment}/indikator/${number}/bukti/${item}`,
    href: `/bukti/${document}`,
    at: sentAt,
    decided: decidedAt === null ? '' : t('requests.decidedBy', { name: decidedBy ?? '', when }),
  }
}

export interface Asks {
  readonly agency: string
  readonly unit: string
  readonly year: number
  /** Where it is brought, until when; null reminds of a link that was given out, or of none. */
  readonly at: { readonly address: string | null; readonly until: Date } | null
}

/** What a unit still owes as a text for WhatsApp, short enough to be read there. */
export function messageText(
  { t, lang }: Pick<Request, 't' | 'lang'>,
  owed: readonly AskedIndicator[],
  { agency, unit, year, at }: Asks,
): string {
  const due = earliestDue(owed)
  const lines = owed.map(({ indicator, items }) => {
    const { code, title } = linkOf(lang, indicator)
    return t('requests.message.line', { code, title, count: items.length })
  })
  const until = at === null ? '' : moment(lang, at.until)
  const how =
    at === null
      ? t('requests.message.ask')
      : at.address === null
        ? t('requests.message.remind', { until })
        : `${t('requests.message.upload', { until })}\n${at.address}`
  const after = [due === null ? '' : t('requests.message.due', { due: date(lang, due) }), how].filter(Boolean)
  const before = t('requests.message.before', { agency, unit, year: String(year) })
  return shortText(before, lines, after.join('\n'), (count) => t('requests.message.more', { count }))
}
