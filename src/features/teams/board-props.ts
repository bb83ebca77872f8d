import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { workloads } from '../../domain/handover.ts'
import { can, demand } from '../../domain/permissions.ts'
import type { Field, Fields } from '../../web/forms.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { headingOf, linkOf, openAssessment, titleIn } from '../assessments/assessments.ts'
import { assignmentTold, listAssignments } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { BoardProps } from './pages.ts'
import { listUnits } from './queries.ts'
import { type assignForm, NOBODY } from './schema.ts'

export interface BoardSaid {
  readonly done: string
  readonly refused: string
  readonly fields: Fields<(typeof assignForm)['shape']>
}

/** Everything `/penilaian/:id/tugas` shows; refuses whoever is not of the agency. */
export const boardProps = (
  db: Database,
  request: Request,
  id: string,
  { done, refused, fields }: BoardSaid,
  today: string,
): Promise<BoardProps> =>
  asActor(db, request.actor, async (tx) => {
    const { actor, lang, t } = request
    const { assessment, instrument } = await openAssessment(tx, actor, id)
    const agencyId = assessment.agency_id
    demand(actor, 'team:read', { agencyId })
    const heading = headingOf(request, assessment, instrument, await findAgency(tx, agencyId))
    const [units, assigned] = [await listUnits(tx, agencyId), await listAssignments(tx, id)]
    const rows = new Map(assigned.map((row) => [row.number, row]))
    const work = workloads(assigned, today)
    const ticked = new Set(fields.pilih.value.split(','))
    const choice = (value: string, label: string, field: Field) => ({ value, label, chosen: field.value === value })
    const shown = ({ value, error }: Field): Field => ({ value, error: error === null ? null : t(error) })
    const left = instrument.indicators.length - assigned.length
    return {
      ...heading,
      mayAssign: can(actor, 'team:assign', { agencyId }) && !heading.locked,
      done,
      refused,
      unit: shown(fields.unit),
      baru: shown(fields.baru),
      tenggat: shown(fields.tenggat),
      cakupan: shown(fields.cakupan),
      pilih: shown(fields.pilih),
      wrong: Object.values(fields).some(({ error }) => error !== null),
      units: [
        choice('', t('teams.form.chooseUnit'), fields.unit),
        ...units.map((unit) => choice(unit.id, unit.name, fields.unit)),
        choice(NOBODY, t('teams.form.nobody'), fields.unit),
      ],
      ticked: choice('pilih', t('teams.form.ticked'), fields.cakupan),
      scopes: [
        {
          label: t('teams.form.suggested'),
          options: suggestionsIn(instrument).map((name) => choice(`saran-${name}`, name, fields.cakupan)),
        },
        {
          label: t('teams.form.aspects'),
          options: instrument.aspects.map((aspect) =>
            choice(`aspek-${aspect.code}`, titleIn(lang, aspect), fields.cakupan),
          ),
        },
      ],
      workload: units.flatMap((unit) => {
        const own = work.get(unit.id)
        return own ? [{ name: unit.name, ...own }] : []
      }),
      unassigned: left === 0 ? '' : t('teams.board.unassigned', { count: left }),
      aspects: instrument.aspects.map((aspect) => ({
        code: aspect.code,
        title: titleIn(lang, aspect),
        items: instrument.indicators
          .filter(({ aspectCode }) => aspectCode === aspect.code)
          .map((indicator) => ({
            ...linkOf(lang, indicator),
            ...assignmentTold(request, rows.get(indicator.number), today),
            suggested: indicator.suggestedUnits.join(', '),
            chosen: ticked.has(String(indicator.number)),
          })),
      })),
    }
  })

/** The units that the instrument suggests, those suggested most often first. */
function suggestionsIn({ indicators }: LoadedInstrument): string[] {
  const named = Map.groupBy(
    indicators.flatMap(({ suggestedUnits }) => suggestedUnits),
    (name) => name,
  )
  return [...named].sort(([, a], [, b]) => b.length - a.length).map(([name]) => name)
}
