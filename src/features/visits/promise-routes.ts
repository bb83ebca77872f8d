import { addDays, dayIn } from '../../domain/working-days.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request, Room, Services } from '../../web/types.ts'
import { allPractices, practicesOf } from '../practices/practices.ts'
import { commitAtVisit, sayWhyNone } from './closing.ts'
import type { Opened } from './reading.ts'
import { commitForm, whyNoneForm } from './schema.ts'
import { delegationChoices, firstDelegation, PARTY, stepForm } from './step-forms.ts'

/** What a delegation takes home from a visit, or why it takes nothing. */
export const promising: Room = (app, services) => {
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
