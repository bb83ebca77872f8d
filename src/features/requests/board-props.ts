import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { demand } from '../../domain/permissions.ts'
import { moment } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { headingOf, openAssessment } from '../assessments/assessments.ts'
import { asksUnits } from './making.ts'
import { earliestDue, owedIn, workOfUnits } from './owing.ts'
import type { BoardProps } from './pages.ts'
import { type LinkRow, listLinks } from './queries.ts'

/** Everything `/penilaian/:id/permintaan` shows; refuses whoever is not of the agency. */
export const boardProps = (db: Database, request: Request, id: string, at: Date): Promise<BoardProps> =>
  asActor(db, request.actor, async (tx) => {
    const { assessment, instrument } = await openAssessment(tx, request.actor, id)
    demand(request.actor, 'team:read', { agencyId: assessment.agency_id })
    if (!asksUnits(assessment)) throw new Refusal('notFound', 'refusal.notFound')
    const [work, links] = await Promise.all([workOfUnits(tx, assessment), listLinks(tx, id)])
    const today = dayInJakarta(at)
    const units = work.map(({ unitId, unit, indicators, deliveries }) => {
      const owed = owedIn(indicators)
      const due = earliestDue(owed)
      return {
        href: `/penilaian/${id}/permintaan/${unitId}`,
        name: unit,
        owed: owed.reduce((sum, { items }) => sum + items.length, 0),
        due: due ?? '',
        late: due !== null && due < today,
        waiting: deliveries.filter(({ decision }) => decision === null).length,
        ...linkTold(
          request,
          links.find((link) => link.unitId === unitId),
          at,
        ),
      }
    })
    return { ...headingOf(request, assessment, instrument, await findAgency(tx, assessment.agency_id)), units }
  })

function linkTold({ t, lang }: Request, link: LinkRow | undefined, at: Date) {
  if (!link) return { link: t('requests.board.noLink'), linkTone: '', until: '' }
  const until = moment(lang, link.expiresAt)
  return link.expiresAt > at
    ? { link: t('requests.link.live'), linkTone: 'good', until: t('requests.board.until', { until }) }
    : { link: t('requests.link.over'), linkTone: 'warn', until: t('requests.board.since', { until }) }
}
