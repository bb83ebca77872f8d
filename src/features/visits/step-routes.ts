import type { Room } from '../../web/types.ts'
import { recordAgreement } from './agreeing.ts'
import { saveFindings } from './closing.ts'
import { acceptVisit, cancelVisit, declineVisit, proposeDay } from './deciding.ts'
import { joinWorkshop } from './hosting.ts'
import { promising } from './promise-routes.ts'
import { acceptForm, agreementForm, findingsForm, joinForm, minutesForm, proposeForm, reasonForm } from './schema.ts'
import { delegationChoices, firstDelegation, GUEST, HOST, PARTY, stepForm } from './step-forms.ts'
import { saveMinutes } from './writing.ts'

/** The steps of a visit that ask for something, each a page of its own. */
export const steps: Room = (app, services) => {
  deciding(app, services)
  recording(app, services)
  promising(app, services)
}

const deciding: Room = (app, services) => {
  const { db, clock } = services
  stepForm(app, services, {
    ...{ ...HOST, path: 'penerimaan', name: 'accept', schema: acceptForm },
    asked: (_, { t }) => ({ place: { max: 300 }, contact: { hint: t('visits.hint.hostContact'), max: 200 } }),
    start: ({ visit, record }) => ({ place: visit.place, contact: record?.contact ?? '' }),
    act: ({ actor }, id, data) => acceptVisit(db, actor, id, data, clock()),
  })
  stepForm(app, services, {
    ...{ ...HOST, path: 'usulan-tanggal', name: 'propose', schema: proposeForm },
    asked: () => ({ day: { type: 'date' }, reply: { type: 'area', max: 2_000 } }),
    start: ({ visit, record }) => ({ day: record?.proposedOn ?? visit.heldOn, reply: '' }),
    act: ({ actor }, id, data) => proposeDay(db, actor, id, data, clock()),
  })
  stepForm(app, services, {
    ...{ ...HOST, path: 'penolakan', name: 'decline', schema: reasonForm },
    asked: () => ({ reply: { type: 'area', max: 2_000 } }),
    start: () => ({ reply: '' }),
    act: ({ actor }, id, { reply }) => declineVisit(db, actor, id, reply, clock()),
  })
  stepForm(app, services, {
    ...{ ...PARTY, path: 'pembatalan', name: 'cancel', schema: reasonForm },
    asked: () => ({ reply: { type: 'area', max: 2_000 } }),
    start: () => ({ reply: '' }),
    act: ({ actor }, id, { reply }) => cancelVisit(db, actor, id, reply, clock()),
  })
  stepForm(app, services, {
    ...{ access: 'visit:take-part', by: 'outsider', path: 'keikutsertaan', name: 'join', schema: joinForm },
    asked: (_, { t }) => ({
      people: { type: 'number' },
      positions: { hint: t('visits.hint.positions'), max: 500 },
      contact: { hint: t('visits.hint.contact'), max: 200 },
    }),
    start: () => ({ people: '', positions: '', contact: '' }),
    act: ({ actor }, id, data) => joinWorkshop(db, actor, id, data, clock()),
  })
}

const recording: Room = (app, services) => {
  const { db, clock } = services
  stepForm(app, services, {
    ...{ ...HOST, path: 'notulen', name: 'minutes', schema: minutesForm },
    asked: (_, { t }) => ({
      minutes: { type: 'area', rows: 16, max: 50_000, hint: t('visits.hint.minutes') },
      version: { type: 'hidden' },
    }),
    start: ({ record }) => ({ minutes: record?.minutes ?? '', version: String(record?.version ?? 0) }),
    act: ({ actor }, id, { minutes, version }) =>
      saveMinutes(db, actor, id, { minutes, version: Number(version) }, clock()),
  })
  stepForm(app, services, {
    ...{ ...GUEST, path: 'temuan', name: 'findings', schema: findingsForm },
    asked: (_, { t }) => ({ findings: { type: 'area', rows: 12, max: 20_000, hint: t('visits.hint.findings') } }),
    start: ({ asGuest }) => ({ findings: asGuest?.delegation.findings ?? '' }),
    act: ({ actor }, id, { findings }) => saveFindings(db, actor, id, findings, clock()),
  })
  stepForm(app, services, {
    ...{ ...PARTY, path: 'perjanjian', name: 'agreement', schema: agreementForm },
    asked: (opened, { t }) => ({
      partner: { type: 'select', choices: delegationChoices(opened) },
      kind: {
        type: 'select',
        choices: (['mou', 'pks'] as const).map((value) => ({
          value,
          label: t(`visits.agreement.${value}`),
          chosen: false,
        })),
      },
      number: { max: 100 },
      subject: { max: 300 },
      signedOn: { type: 'date' },
      expiresOn: { type: 'date' },
    }),
    start: (opened) => ({
      partner: firstDelegation(opened),
      kind: 'mou',
      number: '',
      subject: '',
      signedOn: '',
      expiresOn: '',
    }),
    act: ({ actor }, id, data) => recordAgreement(db, actor, id, data, clock()),
  })
}
