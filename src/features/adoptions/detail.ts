import type { Handle } from '../../db/actor.ts'
import { isOpen, isSilent, mayCommit, nextStages, STAGES, type Stage, standardOf } from '../../domain/adoption.ts'
import { heldUp } from '../../domain/obstacle.ts'
import { can } from '../../domain/permissions.ts'
import { daysBetween } from '../../domain/working-days.ts'
import { inLang, type Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { listCommitmentsOf, listObstaclesOf, listReports, listVerifications } from './detail-queries.ts'
import { openAdoption } from './opening.ts'
import type { AdoptionProps, ObstacleItem } from './pages.ts'
import { type AdoptionRow, listFitAnswers } from './queries.ts'
import { wordLeft } from './vouching.ts'
import { severityTag, tagsOf } from './words.ts'

/** Everything `who` may see of an adoption. Refuses one that is not there for them (404). */
export async function adoptionProps(
  tx: Handle,
  { actor, lang, t }: Request,
  id: string,
  today: string,
): Promise<AdoptionProps> {
  const adoption = await openAdoption(tx, id)
  const [owner, reports, words, commitments, obstacles, fits] = await Promise.all([
    findAgency(tx, adoption.owner_id),
    listReports(tx, id),
    listVerifications(tx, id),
    listCommitmentsOf(tx, id),
    listObstaclesOf(tx, id),
    listFitAnswers(tx, id),
  ])
  const { stage, last_on, confirmed_on, verified_on } = adoption
  const standard = standardOf(stage, { confirmedOn: confirmed_on, verifiedOn: verified_on })
  const mayResolve =
    can(actor, 'obstacle:resolve', { agencyId: adoption.agency_id }) ||
    can(actor, 'obstacle:resolve', { agencyId: adoption.owner_id })
  const mayAsk = can(actor, 'question:ask', { agencyId: adoption.agency_id })
  const told = reports.map((report) => ({
    at: report.at,
    on: report.reported_on,
    title: t(`adoptions.stage.${report.stage}`),
    text: report.note,
    ...evidenceOf(report.evidence),
    note: t(`adoptions.via.${report.via}`),
  }))
  const vouched = words.map(({ at, kind, by_name, by_role, verified_on: on, note }) => ({
    at,
    on,
    title: t(`adoptions.word.${kind}`, { by: by_name ?? t(`adoptions.role.${by_role}`) }),
    text: note,
    ...evidenceOf(''),
    note: '',
  }))
  return {
    id,
    agency: adoption.agency_name,
    practice: inLang(lang, adoption.title, adoption.title_en),
    practiceHref: `/praktik/${adoption.practice_slug}`,
    owner: owner.name,
    tags: tagsOf(t, adoption, today),
    silent: isSilent(stage, last_on, today),
    said: standard === null ? '' : t(`adoptions.standardText.${standard}`),
    steps: stepsOf(t, adoption),
    stoppedOn: stage === 'stopped' ? adoption.stopped_on : null,
    unit: adoption.unit,
    person: commitments[0]?.person_in_charge ?? '',
    targetOn: adoption.target_on,
    lastOn: last_on,
    nextOn: adoption.next_on,
    obstacles: obstacles.map((row) => ({
      ...obstacleItem(t, row, stage, today, mayResolve),
      ask: mayAsk && !row.resolved_on && !row.question_id ? `/penerapan/${id}/kendala/${row.id}/tanya` : '',
      question: row.question_id ? `/tanya/${row.question_id}` : '',
    })),
    events: [...told, ...vouched].sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ at: _, ...event }) => event),
    fits: fits.map(({ question, fits, note }) => ({ question: t(`adoptions.fit.${question}`), fits, note })),
    actions: actionsOf(t, actor, adoption, fits.length > 0),
  }
}

type ObstacleRow = Pick<
  Awaited<ReturnType<typeof listObstaclesOf>>[number],
  'id' | 'type' | 'severity' | 'detail' | 'in_charge' | 'blocks' | 'opened_on'
> & {
  readonly resolved_on?: string | null
  readonly resolution?: string | null
  readonly resolution_note?: string
}

/** An obstacle of work at `stage` as it is listed; its age ends with its resolution. */
export const obstacleItem = (
  t: Translate,
  row: ObstacleRow,
  stage: Stage,
  today: string,
  mayResolve: boolean,
): ObstacleItem => ({
  id: row.id,
  type: t(`adoptions.type.${row.type}`),
  severity: severityTag(t, row.severity),
  detail: row.detail,
  inCharge: row.in_charge,
  blocks: blocksText(t, row, stage),
  age: t('adoptions.days', { count: daysBetween(row.opened_on, row.resolved_on ?? today) }),
  openedOn: row.opened_on,
  solution: row.resolution
    ? [t(`adoptions.resolution.${row.resolution}`), row.resolution_note].filter(Boolean).join(': ')
    : null,
  resolvedOn: row.resolved_on ?? null,
  mayResolve: mayResolve && !row.resolved_on,
})

function blocksText(t: Translate, { blocks, resolved_on }: ObstacleRow, stage: Stage): string {
  if (resolved_on) return t('adoptions.blocked', { stage: t(`adoptions.stage.${blocks}`) })
  const held = heldUp(blocks, stage)
  return held === null ? t('adoptions.blocksNothing') : t('adoptions.blocks', { stage: t(`adoptions.stage.${held}`) })
}

/** A proof that is an address is a link; anything else stays text. */
const evidenceOf = (evidence: string) => ({ evidence, evidenceHref: /^https?:\/\/\S+$/.test(evidence) ? evidence : '' })

function stepsOf(t: Translate, adoption: AdoptionRow) {
  const last = adoption.stage === 'stopped' ? -1 : STAGES.indexOf(adoption.stage)
  return STAGES.filter((stage) => stage !== 'stopped').map((stage, at) => ({
    label: t(`adoptions.stage.${stage}`),
    on: adoption[`${stage}_on`],
    done: last === -1 ? adoption[`${stage}_on`] !== null : at <= last,
    here: at === last,
  }))
}

/** What `who` may do next, the most expected first. */
function actionsOf(t: Translate, actor: Request['actor'], adoption: AdoptionRow, fit: boolean) {
  const { id, stage, agency_id: agencyId } = adoption
  const path = `/penerapan/${id}`
  const link = (place: string, key: string, main = false) => ({
    href: `${path}/${place}`,
    label: t(`adoptions.act.${key}`),
    main,
  })
  const reports = can(actor, 'adoption:report', { agencyId })
  const word = wordLeft(actor, adoption)
  return [
    ...(reports && stage === 'committed' && !fit ? [link('kesiapan', 'prepare', true)] : []),
    ...(can(actor, 'adoption:commit', { agencyId }) && mayCommit(stage)
      ? [link('komitmen', stage === 'committed' ? 'recommit' : 'commit', stage !== 'committed')]
      : []),
    ...(reports && nextStages(stage).length > 0 ? [link('lapor', 'report', stage !== 'committed' || fit)] : []),
    ...(can(actor, 'obstacle:open', { agencyId }) && isOpen(stage) ? [link('kendala', 'obstacle')] : []),
    ...(word === null ? [] : [link('pernyataan', word === 'owner' ? 'confirm' : 'verify', true)]),
  ]
}
