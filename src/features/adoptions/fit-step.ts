import { QUESTIONS } from '../../domain/obstacle.ts'
import { demandOfSeen } from '../../domain/permissions.ts'
import { prepare } from './preparing.ts'
import { fitForm } from './schema.ts'
import { refuseUnless, step } from './step.ts'

/** The ten questions before preparation. */
export const fitStep = step({
  place: 'kesiapan',
  name: 'fit',
  access: 'adoption:report',
  form: fitForm,
  asks: ({ t, actor }, { stage, agency_id: agencyId }) => {
    demandOfSeen(actor, 'adoption:report', { agencyId })
    refuseUnless(stage === 'committed', 'adoptions.error.notCommitted')
    const options = (['yes', 'no'] as const).map((value) => ({ value, label: t(`adoptions.answer.${value}`) }))
    return QUESTIONS.flatMap((name, at) => [
      { name, as: 'choice', label: `${at + 1}. ${t(`adoptions.fit.${name}`)}`, options } as const,
      { name: `${name}Note`, as: 'text', label: t('adoptions.field.missing', { number: at + 1 }) } as const,
    ])
  },
  start: () => ({}),
  act: (tx, who, adoptionId, data, at) => {
    const answer = (question: (typeof QUESTIONS)[number]) => {
      const chosen = data[question]
      return { fits: chosen === undefined ? undefined : chosen === 'yes', note: data[`${question}Note`] }
    }
    const answers = {
      regulation: answer('regulation'),
      budget: answer('budget'),
      staff: answer('staff'),
      systems: answer('systems'),
      network: answer('network'),
      leadership: answer('leadership'),
      legalBasis: answer('legalBasis'),
      data: answer('data'),
      security: answer('security'),
      support: answer('support'),
    }
    return prepare(tx, who, { adoptionId, answers, nextOn: null }, at)
  },
})
