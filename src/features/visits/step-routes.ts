import { addDays, dayIn } from '../../domain/working-days.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request, Room, Services } from '../../web/types.ts'
import { allPractices, practicesOf } from '../practices/practices.ts'
import { recordAgreement } from './agreeing.ts'
import { commitAtVisit, saveFindings, sayWhyNone } from './closing.ts'
import { acceptVisit, cancelVisit, declineVisit, proposeDay } from './deciding.ts'
import { joinWorkshop, saveMinutes } from './hosting.ts'
import type { Opened } from './reading.ts'
import {
  acceptForm,
  agreementForm,
  commitForm,
  findingsForm,
  joinForm,
  minutesForm,
  proposeForm,
  reasonForm,
  whyNoneForm,
} from './schema.ts'
import { stepForm } from './step-forms.ts'

const HOST = { access: 'visit:host', by: 'host' } as const
const GUEST = { access: 'visit:take-part', by: 'guest' } as const
const PARTY = { access: 'visit:take-part', by: 'party' } as const

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

const promising: Room = (app, services) => {
  const { db, clock } = services
  stepForm(app, services, {
    ...{ ...PARTY, path: 'komitmen', name: 'commit', schema: commitForm, afterwards: '/tutup' },
    asked: async (opened, request) => ({
      agencyId: whose(opened),
      practice: { type: 'select', choices: await practiceChoices(services, opened, request) },
      unit: { hint: request.t('visits.hint.unit'), max: 200 },
      personInCharge: { hint: request.t('visits.hint.personInCharge'), max: 200 },
      targetOn: { type: 'date' },
    }),
    start: (opened) => ({
      agencyId: firstDelegation(opened),
      practice: opened.agenda.find(({ practice }) => practice !== null)?.practice ?? '',
      unit: '',
      personInCharge: '',
      targetOn: addDays(dayIn('WIB', clock()), 90),
    }),
    act: ({ actor }, visitId, data) => commitAtVisit(db, actor, { ...data, visitId }, clock()),
  })
  stepForm(app, services, {
    ...{ ...PARTY, path: 'tanpa-komitmen', name: 'whyNone', schema: whyNoneForm, afterwards: '/tutup' },
    asked: (opened) => ({ agencyId: whose(opened), reason: { type: 'area', max: 1_000 } }),
    start: (opened) => ({ agencyId: firstDelegation(opened), reason: opened.asGuest?.delegation.noCommitment ?? '' }),
    act: ({ actor }, id, { agencyId, reason }) =>
      sayWhyNone(db, actor, id, { agency: agencyId, text: reason }, clock()),
  })
}

const firstDelegation = ({ asGuest, delegations }: Opened): string =>
  asGuest?.delegation.agency ?? delegations[0]?.agency ?? ''

const delegationChoices = ({ delegations }: Opened) =>
  delegations.map(({ agency, agencyName }) => ({ value: agency, label: agencyName, chosen: false }))

/** A guest speaks for itself; a host chooses for whom. */
const whose = (opened: Opened) =>
  opened.asHost ? ({ type: 'select', choices: delegationChoices(opened) } as const) : ({ type: 'hidden' } as const)

/** What was on the agenda first, then everything else the host shows; all there is where the host shows nothing. */
async function practiceChoices({ db }: Services, { visit, agenda }: Opened, { lang }: Request) {
  const own = await practicesOf(db, visit.host)
  const shown = new Set(agenda.map(({ practice }) => practice))
  const practices = own.length > 0 ? own : await allPractices(db)
  return [...practices]
    .sort((a, b) => Number(shown.has(b.slug)) - Number(shown.has(a.slug)))
    .map(({ slug, title, titleEn }) => ({ value: slug, label: inLang(lang, title, titleEn), chosen: false }))
}
