import { limits } from '../../config-limits.ts'
import type { Refusal } from '../../domain/errors.ts'
import { SIGNED } from '../../domain/evidence.ts'
import { type Ask, askedFields, mistakesIn, type Typed } from '../../web/asked.ts'
import { moment } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { linkOf, titleOf } from '../assessments/assessments.ts'
import { filePart, type Vault, withErrors } from '../evidence/evidence.ts'
import type { OpenLink } from './opening.ts'
import type { AskedIndicator, AskedItem } from './owing.ts'
import { deliveryState, itemLine, wantedTold } from './telling.ts'
import type { SendProps, UploadProps } from './upload-pages.ts'

const askingOf = ({ agency, actor, link, provisional }: OpenLink) => ({
  ...{ agency, person: actor.name, unit: link.unit, until: link.expiresAt, provisional },
})

/** `/unggah/:token`: who asks until when, and each item with how far it is. */
export function uploadProps(request: Request, token: string, opened: OpenLink, sent: string | undefined): UploadProps {
  const { t, lang } = request
  return {
    ...askingOf(opened),
    assessment: titleOf(t, opened.assessment),
    done: sent === undefined ? '' : t('requests.upload.done', { item: sent }),
    indicators: opened.indicators.map(({ indicator, dueOn, items }) => ({
      ...linkOf(lang, indicator),
      due: dueOn ?? '',
      items: items.map((asked) => ({
        ...itemLine(request, asked, []),
        href: maySend(asked) ? `/unggah/${token}/${asked.item}` : '',
        notes: asked.deliveries.flatMap(({ note, decidedAt }) =>
          note === '' || decidedAt === null || !asked.isOpen ? [] : [`${moment(lang, decidedAt)}: ${note}`],
        ),
      })),
    })),
  }
}

const maySend = ({ isOpen, deliveries }: AskedItem): boolean =>
  isOpen && deliveries.filter(({ decision }) => decision === null).length < limits.unitLink.waitingAtItem

/** The item of a link that more may be sent for; null where there is none like it. */
export function itemOf({ indicators }: OpenLink, item: string) {
  for (const one of indicators) {
    const asked = one.items.find((found) => found.item === item && found.isOpen)
    if (asked) return { ...one, asked }
  }
  return null
}

export interface SendSaid {
  readonly typed: Typed
  /** Ids of files that arrived already. */
  readonly uploads: readonly string[]
  readonly refusal: Refusal | null
}

/** The form of one item, as it is first shown or as it comes back. */
export async function sendProps(
  vault: Vault,
  request: Request,
  token: string,
  opened: OpenLink,
  { indicator, asked }: Pick<AskedIndicator, 'indicator'> & { readonly asked: AskedItem },
  { typed, uploads, refusal }: SendSaid,
): Promise<SendProps> {
  const { t, lang } = request
  const { code, title } = linkOf(lang, indicator)
  const hint = (name: string) => t(`requests.hint.${name}`)
  const asks: readonly Ask[] = [
    { name: 'sender', as: 'text', hint: hint('sender') },
    { name: 'place', as: 'text', hint: hint('place') },
    { name: 'number', as: 'text', hint: t('evidence.hint.number') },
    {
      ...{ name: 'signed', as: 'choice' },
      options: SIGNED.map((value) => ({ value, label: t(`evidence.signed.${value}`) })),
    },
    { name: 'effectiveFrom', as: 'date', hint: t('evidence.hint.effectiveFrom') },
  ]
  const fields = askedFields(t, 'requests', asks, withErrors(typed, refusal))
  const { fileError, limit, uploads: arrived } = await filePart(vault, request, uploads, refusal, opened.actor)
  return {
    ...askingOf(opened),
    back: `/unggah/${token}`,
    action: `/unggah/${token}/${asked.item}`,
    item: asked.item,
    level: asked.level,
    indicator: `${code} ${title}`,
    text: inLang(lang, asked.text, asked.textEn),
    criteria: inLang(lang, asked.criteria, asked.criteriaEn),
    wanted: wantedTold(request, asked),
    sent: asked.deliveries.map((delivery) => ({
      ...{ title: delivery.title, at: delivery.sentAt, note: delivery.note },
      ...deliveryState(request, delivery),
    })),
    problem: '',
    errors: [
      ...mistakesIn(fields).map(({ name, message }) => ({ href: `#${name}`, text: message })),
      ...(fileError === '' ? [] : [{ href: '#file', text: fileError }]),
    ],
    fields,
    ...{ fileError, limit, uploads: arrived, uploadIds: arrived.map(({ id }) => id).join(',') },
  }
}
