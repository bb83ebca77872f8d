import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { afterHandover } from '../../domain/handover.ts'
import { can, demand } from '../../domain/permissions.ts'
import { date, decimal } from '../../web/format.ts'
import type { Field } from '../../web/forms.ts'
import { pagesAround } from '../../web/paging.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { bandOf, headingOf, levelText, openAssessment, titleIn } from '../assessments/assessments.ts'
import { readAssignment, readTalk, subjectOf, teamCard } from '../assignments/assignments.ts'
import type { TalkProps } from './pages.ts'
import { countTalk, listTalk, type TalkRow } from './queries.ts'
import type { Place } from './talking.ts'

const SIZE = 30

/** What came back refused: why, and what was typed. Errors are catalogue keys. */
export interface TalkSaid {
  readonly refused: string
  readonly catatan: Field
  readonly komentar: Field
}

/** Everything `/penilaian/:id/indikator/:number/diskusi` shows; refuses whoever is not of the agency. */
export const talkProps = (
  db: Database,
  request: Request,
  { id, number, page }: Place & { readonly page: number },
  { refused, catatan, komentar }: TalkSaid,
  today: string,
): Promise<TalkProps> =>
  asActor(db, request.actor, async (tx) => {
    const { actor, lang, t } = request
    const { assessment, instrument } = await openAssessment(tx, actor, id)
    const agencyId = assessment.agency_id
    demand(actor, 'team:read', { agencyId })
    const indicator = instrument.indicators[number - 1]
    if (!indicator) throw new Refusal('notFound', 'refusal.notFound')
    const heading = headingOf(request, assessment, instrument, await findAgency(tx, agencyId))
    const row = await readAssignment(tx, id, number)
    const team = teamCard(request, agencyId, row, await readTalk(tx, id, number), { locked: heading.locked, today })
    if (!team) throw new Refusal('notFound', 'refusal.notFound')
    const reviews = row !== undefined && !heading.locked && can(actor, 'team:review', subjectOf(agencyId, row))
    const value = assessment.levels[number - 1] ?? null
    const lines = await listTalk(tx, id, number, { limit: SIZE, offset: (page - 1) * SIZE })
    const shown = ({ value, error }: Field): Field => ({ value, error: error === null ? null : t(error) })
    const path = `/penilaian/${id}/indikator/${number}/diskusi`
    return {
      ...heading,
      number,
      code: indicator.code,
      name: titleIn(lang, indicator),
      level: decimal(lang, levelText(instrument, value) ?? ''),
      band: bandOf(value),
      refused,
      team,
      mayAccept: reviews && afterHandover(row.state, 'accept') !== null,
      mayAsk: reviews && afterHandover(row.state, 'ask') !== null,
      catatan: shown(catatan),
      mayComment: can(actor, 'team:comment', { agencyId }),
      komentar: shown(komentar),
      lines: lines.map((line) => ({
        what: whatOf(request, line),
        by: line.by,
        role: t(`history.role.${line.role}`),
        at: line.at,
        text: line.text,
      })),
      ...pagesAround(path, {}, { page, size: SIZE, all: await countTalk(tx, id, number) }),
    }
  })

function whatOf({ t, lang }: Request, { kind, unit, dueOn }: TalkRow): string {
  if (kind === 'assign' && dueOn !== null) {
    return t('teams.log.assignUntil', { unit: unit ?? '', due: date(lang, dueOn) })
  }
  return t(`teams.log.${kind}`, { unit: unit ?? '' })
}
