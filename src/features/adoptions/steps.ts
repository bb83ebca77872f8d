import { isOpen, mayCommit, nextStages } from '../../domain/adoption.ts'
import { OBSTACLE_TYPES, SEVERITIES } from '../../domain/obstacle.ts'
import { can, demandOfSeen } from '../../domain/permissions.ts'
import { date } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import { commit } from './committing.ts'
import { fitStep } from './fit-step.ts'
import { openObstacle } from './obstacles.ts'
import { openAdoption } from './opening.ts'
import { report } from './reporting.ts'
import { commitmentForm, obstacleForm, reportForm, vouchingForm } from './schema.ts'
import { refuseUnless, type Step, step } from './step.ts'
import { vouch, wordLeft } from './vouching.ts'

const labelled = (t: Translate, values: readonly string[], key: string) =>
  values.map((value) => ({ value, label: t(`adoptions.${key}.${value}`) }))

const reporting = step({
  place: 'lapor',
  name: 'report',
  access: 'adoption:report',
  form: reportForm,
  asks: ({ t, lang, actor }, { stage, agency_id: agencyId, last_on }, today) => {
    demandOfSeen(actor, 'adoption:report', { agencyId })
    refuseUnless(stage !== 'stopped', 'adoptions.error.stopped')
    return [
      { name: 'stage', as: 'choice', options: labelled(t, nextStages(stage), 'stage') },
      { name: 'on', as: 'date', hint: t('adoptions.hint.on', { last: date(lang, last_on), today: date(lang, today) }) },
      { name: 'note', as: 'long', hint: t('adoptions.hint.note') },
      { name: 'evidence', as: 'text', hint: t('adoptions.hint.evidence') },
      { name: 'nextOn', as: 'date', hint: t('adoptions.hint.nextOn') },
    ]
  },
  ahead: ({ t, actor }, { id, stage, agency_id: agencyId }) => {
    if (stage !== 'interested' && stage !== 'committed') return null
    const [place, act, action] =
      stage === 'interested'
        ? (['komitmen', 'commit', 'adoption:commit'] as const)
        : (['kesiapan', 'prepare', 'adoption:report'] as const)
    const href = can(actor, action, { agencyId }) ? `/penerapan/${id}/${place}` : ''
    return { text: t(`adoptions.form.report.ahead.${stage}`), href, label: t(`adoptions.act.${act}`) }
  },
  start: ({ stage }, today) => ({ stage, on: today }),
  act: (tx, who, adoptionId, data, at) => report(tx, who, { adoptionId, ...data, via: 'page' }, at),
})

const committing = step({
  place: 'komitmen',
  name: 'commitment',
  access: 'adoption:commit',
  form: commitmentForm,
  asks: ({ t, lang, actor }, { stage, agency_id: agencyId }, today) => {
    demandOfSeen(actor, 'adoption:commit', { agencyId })
    refuseUnless(mayCommit(stage), 'adoptions.error.underWay')
    return [
      { name: 'unit', as: 'text' },
      { name: 'personInCharge', as: 'text', hint: t('adoptions.hint.person') },
      { name: 'targetOn', as: 'date', hint: t('adoptions.hint.targetOn', { today: date(lang, today) }) },
    ]
  },
  start: ({ unit, target_on }) => ({ unit, targetOn: target_on ?? '' }),
  act: async (tx, who, id, data, at) => {
    const { agency_id: agencyId, practice_slug: practice } = await openAdoption(tx, id)
    demandOfSeen(who, 'adoption:commit', { agencyId })
    return commit(tx, who, { agencyId, practice, ...data, visitId: null }, at)
  },
})

const vouching = step({
  place: 'pernyataan',
  name: 'vouching',
  access: 'adoption:read',
  form: vouchingForm,
  asks: ({ t, actor }, adoption) => {
    const word = wordLeft(actor, adoption)
    refuseUnless(word !== null, 'adoptions.error.noWordLeft')
    return [{ name: 'note', as: 'long', label: t('adoptions.field.seen'), hint: t(`adoptions.hint.word.${word}`) }]
  },
  start: () => ({}),
  act: (tx, who, adoptionId, { note }, at) => vouch(tx, who, { adoptionId, note }, at),
})

const hindering = step({
  place: 'kendala',
  name: 'obstacle',
  access: 'obstacle:open',
  once: true,
  form: obstacleForm,
  asks: ({ t, actor }, { stage, agency_id: agencyId }) => {
    demandOfSeen(actor, 'obstacle:open', { agencyId })
    refuseUnless(isOpen(stage), 'adoptions.error.stopped')
    return [
      { name: 'type', as: 'list', options: labelled(t, OBSTACLE_TYPES, 'type') },
      { name: 'severity', as: 'choice', options: labelled(t, SEVERITIES, 'severity') },
      { name: 'detail', as: 'long', hint: t('adoptions.hint.detail') },
      { name: 'inCharge', as: 'text', hint: t('adoptions.hint.inCharge') },
    ]
  },
  start: () => ({ severity: 'medium' }),
  act: (tx, who, adoptionId, data, at) => openObstacle(tx, who, { adoptionId, ...data }, at),
})

/** What can be done to an adoption. */
export const steps: readonly Step[] = [reporting, committing, fitStep, vouching, hindering]
