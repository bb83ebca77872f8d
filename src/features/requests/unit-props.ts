import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { LINK_DAYS } from '../../domain/owed.ts'
import { can, demand } from '../../domain/permissions.ts'
import type { Field } from '../../web/forms.ts'
import { whatsAppText } from '../../web/share.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { headingOf, linkOf, openAssessment } from '../assessments/assessments.ts'
import { asksUnits, type Place } from './making.ts'
import { earliestDue, owedIn, workOfUnits } from './owing.ts'
import type { UnitProps } from './pages.ts'
import { listLinks, readUnit } from './queries.ts'
import { deliveryCard, itemLine, messageText } from './telling.ts'

/** What came back refused: why, and what was typed. Errors are catalogue keys. */
export interface Said {
  readonly done: string
  /** Of the whole; a sentence already. */
  readonly problem: string
  readonly hari: Field
  readonly butir: Field
  /** The note of one delivery. */
  readonly catatan: Field & { readonly delivery: string }
}

const BLANK: Field = { value: '', error: null }
export const NOTHING_SAID: Said = {
  ...{ done: '', problem: '', butir: BLANK, catatan: { ...BLANK, delivery: '' } },
  hari: { value: String(LINK_DAYS.usual), error: null },
}

/** As many decided ones as one looks through. */
const SHOWN = 30

/** Everything `/penilaian/:id/permintaan/:unit` shows; refuses whoever is not of the agency, and an unknown unit (404). */
export const unitProps = (
  db: Database,
  request: Request,
  { id, unit: unitId }: Place,
  said: Said,
  at: Date,
): Promise<UnitProps> =>
  asActor(db, request.actor, async (tx) => {
    const { actor, t, lang } = request
    const { assessment, instrument } = await openAssessment(tx, actor, id)
    const agencyId = assessment.agency_id
    demand(actor, 'team:read', { agencyId })
    const unit = await readUnit(tx, agencyId, unitId)
    if (!unit || !asksUnits(assessment)) throw new Refusal('notFound', 'refusal.notFound')
    const [work, links, agency] = [
      (await workOfUnits(tx, assessment, unitId))[0],
      await listLinks(tx, id),
      await findAgency(tx, agencyId),
    ]
    const heading = headingOf(request, assessment, instrument, agency)
    const indicators = work?.indicators ?? []
    const owed = owedIn(indicators)
    const count = owed.reduce((sum, { items }) => sum + items.length, 0)
    const link = links.find((one) => one.unitId === unitId)
    const isLive = link !== undefined && link.expiresAt > at
    const asks = { agency: agency.name, unit: unit.name, year: assessment.year }
    const reminder = { ...asks, at: isLive ? { address: null, until: link.expiresAt } : null }
    const ticked = said.butir.value.split(',')
    const told = ({ error }: Field) => (error === null ? '' : t(error))
    const { catatan } = said
    const cards = (work?.deliveries ?? []).map((delivery) => {
      const note = delivery.id === catatan.delivery ? { value: catatan.value, error: told(catatan) } : NO_NOTE
      return { card: deliveryCard(request, id, delivery, note), isWaiting: delivery.decision === null }
    })
    return {
      ...heading,
      unitId,
      unit: unit.name,
      done: said.done,
      problem: said.problem,
      errors: [
        { href: `#catatan-${catatan.delivery}`, text: told(catatan) },
        { href: '#hari', text: told(said.hari) },
        { href: '#ditunggu', text: told(said.butir) },
      ].filter(({ text }) => text !== ''),
      mayMake: can(actor, 'request:make', { agencyId }) && !heading.locked,
      mayDecide: can(actor, 'request:decide', { agencyId }) && !heading.locked,
      waiting: cards.filter(({ isWaiting }) => isWaiting).map(({ card }) => card),
      decided: cards.flatMap(({ card, isWaiting }) => (isWaiting ? [] : [card])).slice(0, SHOWN),
      owed: t('requests.unit.owed', { count }),
      due: earliestDue(owed) ?? '',
      owes: count > 0,
      indicators: indicators.map(({ indicator, dueOn, items }) => ({
        ...linkOf(lang, indicator),
        href: `/penilaian/${id}/indikator/${indicator.number}`,
        due: dueOn ?? '',
        items: items.map((item) => itemLine(request, item, ticked)),
      })),
      whatsApp: count === 0 ? '' : whatsAppText(messageText(request, owed, reminder)),
      link: link
        ? {
            ...{ by: link.madeBy, at: link.madeAt, until: link.expiresAt, expired: !isLive },
            scope: scopeTold(request, link.items),
          }
        : null,
      hari: { value: said.hari.value, error: told(said.hari) },
      butirError: told(said.butir),
    }
  })

const NO_NOTE = { value: '', error: '' }

/** What a link is for, in words. */
export const scopeTold = ({ t }: Pick<Request, 't'>, items: readonly string[] | null): string =>
  items === null ? t('requests.scope.all') : t('requests.scope.some', { items: items.join(', ') })
