import type { Selectable } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { nextNews, type Stage } from '../../domain/adoption.ts'
import { QUESTIONS } from '../../domain/obstacle.ts'
import { seeded } from '../../domain/random.ts'
import { type SimulatedAdoption, simulatedAdoption } from '../../domain/simulated-adoptions.ts'
import { addDays } from '../../domain/working-days.ts'
import { idOf } from './accounts.ts'
import { DETAILS, EVIDENCE, NOTES, SOLUTIONS, UNITS } from './adoption-texts.ts'

/** One agency taking over one practice, and a neighbour who may verify it. */
export interface Pair {
  readonly agency: string
  readonly owner: string
  readonly practice: string
  readonly neighbour: string
}

type Row<T extends keyof Schema> = Selectable<Schema[T]>

/** All rows of one simulated adoption. */
export function rowsOf({ agency, owner, practice, neighbour }: Pair, today: string) {
  const simulated = simulatedAdoption(agency, practice, today)
  const { stage, reports, confirmedOn, verifiedOn } = simulated
  const name = `${agency} ${practice}`
  const reached = (step: Stage) => reports.find((report) => report.stage === step)?.on ?? null
  const first = reports[0]?.on ?? today
  const last = reports.at(-1)?.on ?? today
  const id = idOf(`adoption ${name}`, moment(first))
  const common = { agency_id: agency, owner_id: owner, basis: 'simulated' } as const
  const under = { ...common, adoption_id: id, by_membership: null }
  const unit = UNITS[Math.floor(seeded(name)() * UNITS.length)] ?? UNITS[0]
  const committed = reached('committed')
  const target = committed === null ? null : addDays(committed, 180)
  const adoption: Row<'adoption'> = {
    ...common,
    id,
    practice_slug: practice,
    stage,
    unit: committed === null ? '' : unit,
    target_on: target,
    last_on: last,
    next_on: nextNews(stage, null, last),
    open_obstacles: simulated.obstacles.filter(({ resolvedOn }) => resolvedOn === null).length,
    interested_on: first,
    committed_on: committed,
    preparing_on: reached('preparing'),
    piloting_on: reached('piloting'),
    running_on: reached('running'),
    effective_on: reached('effective'),
    stopped_on: reached('stopped'),
    confirmed_on: confirmedOn,
    verified_on: verifiedOn,
    index_rose: null,
    started_at: moment(first),
    updated_at: moment(last),
  }
  const commitments: Row<'commitment'>[] =
    committed === null || target === null
      ? []
      : [
          {
            ...under,
            id: idOf(`commitment ${name}`, moment(committed)),
            visit_id: null,
            unit,
            person_in_charge: 'Kepala Bidang (simulasi)',
            target_on: target,
            at: moment(committed),
          },
        ]
  return {
    adoption,
    commitments,
    reports: reports.map(
      ({ stage, on }, at): Row<'adoption_report'> => ({
        ...under,
        id: idOf(`report ${name} ${at}`, moment(on)),
        stage,
        reported_on: on,
        note: NOTES[stage],
        evidence: stage === 'running' || stage === 'effective' ? EVIDENCE : '',
        next_on: nextNews(stage, null, on),
        via: 'page',
        at: moment(on),
      }),
    ),
    obstacles: obstacleRows(simulated, { ...common, adoption_id: id, practice_slug: practice }, name),
    verifications: [
      ...wordRow(confirmedOn, { ...under, kind: 'owner', by_agency: owner, by_role: 'curator' }, name),
      ...wordRow(verifiedOn, { ...under, kind: 'third', by_agency: neighbour, by_role: 'member' }, name),
    ],
    fits: reached('preparing') === null ? [] : fitRows(under, moment(reached('preparing') ?? today), name),
  }
}

type Under = Pick<Row<'obstacle'>, 'adoption_id' | 'agency_id' | 'owner_id' | 'practice_slug' | 'basis'>

const obstacleRows = ({ obstacles }: SimulatedAdoption, under: Under, name: string): Row<'obstacle'>[] =>
  obstacles.map(({ type, severity, blocks, openedOn, resolvedOn, resolution }, at) => ({
    ...under,
    id: idOf(`obstacle ${name} ${at}`, moment(openedOn)),
    type,
    severity,
    detail: DETAILS[type],
    in_charge: 'Bidang Aptika',
    blocks,
    opened_on: openedOn,
    opened_by: null,
    opened_at: moment(openedOn),
    resolved_on: resolvedOn,
    resolution,
    resolution_note: resolution === null ? '' : SOLUTIONS[resolution],
    resolved_by: null,
    resolved_at: resolvedOn === null ? null : moment(resolvedOn),
  }))

type Word = Omit<Row<'adoption_verification'>, 'id' | 'verified_on' | 'note' | 'at'>

const wordRow = (on: string | null, word: Word, name: string): Row<'adoption_verification'>[] =>
  on === null
    ? []
    : [
        {
          ...word,
          id: idOf(`${word.kind} ${name}`, moment(on)),
          verified_on: on,
          note: 'Dilihat berjalan (simulasi)',
          at: moment(on),
        },
      ]

function fitRows(
  { adoption_id, agency_id, owner_id }: Pick<Under, 'adoption_id' | 'agency_id' | 'owner_id'>,
  at: Date,
  name: string,
): Row<'fit_answer'>[] {
  const draw = seeded(`${name} fit`)
  return QUESTIONS.map((question) => ({
    adoption_id,
    question,
    agency_id,
    owner_id,
    fits: draw() > 0.2,
    note: '',
    by_membership: null,
    at,
  }))
}

/** Ten in the morning, western Indonesian time. */
const moment = (day: string): Date => new Date(`${day}T03:00:00Z`)
