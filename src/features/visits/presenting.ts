import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { owesCommitment } from '../../domain/visit.ts'
import type { Zone } from '../../domain/working-days.ts'
import { date, decimal } from '../../web/format.ts'
import { inLang, type Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import type { commitmentsOf } from '../adoptions/adoptions.ts'
import type { OwnVisit } from './own.ts'
import type { AgendaItem, DelegationItem, VisitHeading, VisitItem } from './pages.ts'
import type { AttendeeRow, DelegationRow } from './party-queries.ts'
import type { VisitRow } from './queries.ts'
import type { AgendaRow } from './reading.ts'
import { topicIn } from './topics.ts'

const TONES = {
  requested: 'warn',
  proposed: 'warn',
  accepted: 'own',
  declined: '',
  cancelled: '',
  closed: 'good',
} as const

export const headingOf = ({ t, lang }: Request, visit: VisitRow, zone: Zone): VisitHeading => ({
  id: visit.id,
  title: visit.title,
  when: date(lang, visit.heldOn),
  time: t('visits.time', { starts: clock(lang, visit.starts), ends: clock(lang, visit.ends), zone }),
  host: visit.hostName,
  hostCode: visit.host,
  guest: visit.kind === 'visit' ? visit.askedByName : '',
  place: visit.place,
  kind: t(`visits.kind.${visit.kind}`),
  state: t(`visits.state.${visit.state}`),
  tone: TONES[visit.state],
  simulated: visit.basis === 'simulated',
  delegationCount: t('visits.regionCount', { count: visit.delegations }),
})

/** "09:00" as it is written in the page's language. */
export const clock = (lang: 'id' | 'en', time: string): string => (lang === 'id' ? time.replace(':', '.') : time)

export function itemOf({ t, lang }: Request, visit: VisitRow): VisitItem {
  return {
    href: `/kunjungan/${visit.id}`,
    title: visit.title,
    when: date(lang, visit.heldOn),
    host: visit.hostName,
    place: visit.place,
    kind: t(`visits.kind.${visit.kind}`),
    delegations: t('visits.delegationCount', { count: visit.delegations }),
    state: t(`visits.state.${visit.state}`),
    tone: TONES[visit.state],
    simulated: visit.basis === 'simulated',
    next: '',
    turn: false,
  }
}

export const ownItemOf = (request: Request, visit: OwnVisit): VisitItem => ({
  ...itemOf(request, visit),
  next: visit.next === null ? '' : request.t(`visits.next.${visit.next}`),
  turn: visit.next !== null && ['answer', 'answerDate', 'commit', 'close'].includes(visit.next),
})

/** The agenda by the clock, one point after the other. */
export function agendaOf({ lang, t }: Request, visit: VisitRow, agenda: readonly AgendaRow[]): AgendaItem[] {
  let at = Number(visit.starts.slice(0, 2)) * 60 + Number(visit.starts.slice(3, 5))
  return agenda.map((row) => {
    const { practice, indicators, minutes, unit } = row
    const from = at
    at += minutes
    return {
      from: clock(lang, timeOf(from)),
      to: clock(lang, timeOf(at)),
      topic: topicIn(lang, row),
      href: practice === null ? '' : `/praktik/${practice}`,
      indicators: indicatorsIn(t, indicators),
      minutes,
      unit,
    }
  })
}

/** "indicators 14, 32"; empty where there are none. */
export const indicatorsIn = (t: Translate, numbers: readonly number[]): string =>
  numbers.length === 0 ? '' : t('visits.forIndicators', { count: numbers.length, numbers: numbers.join(', ') })

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

interface Around {
  readonly instrument: Instrument
  readonly attendees: readonly AttendeeRow[]
  readonly commitments: Awaited<ReturnType<typeof commitmentsOf>>
}

export function delegationsOf(
  { t, lang }: Request,
  delegations: readonly DelegationRow[],
  { instrument, attendees, commitments }: Around,
): DelegationItem[] {
  const present = Map.groupBy(attendees, ({ agency }) => agency)
  const promised = Map.groupBy(commitments, ({ agencyId }) => agencyId)
  const level = (value: number | null) =>
    value === null ? '–' : value % 100 === 0 ? String(value / 100) : decimal(lang, formatHundredths(value))
  return delegations.map((delegation) => ({
    agency: delegation.agency,
    name: delegation.agencyName,
    people:
      delegation.people === 0 ? '' : t('visits.people', { count: delegation.people, positions: delegation.positions }),
    contact: delegation.contact,
    present: present.get(delegation.agency)?.length ?? 0,
    commitments: delegation.commitments,
    noCommitment: delegation.noCommitment,
    owes: owesCommitment(delegation),
    findings: delegation.findings,
    interests: delegation.interests.flatMap(({ number, own, reference }) => {
      const indicator = instrument.indicators[number - 1]
      if (!indicator) return []
      const title = inLang(lang, indicator.title, indicator.titleEn)
      return [{ label: `${indicator.code} ${title}`, own: level(own), reference: level(reference) }]
    }),
    simulatedLevels: delegation.interests.some(({ simulated }) => simulated),
    promised: (promised.get(delegation.agency) ?? []).map((one) => ({
      practice: inLang(lang, one.title, one.titleEn),
      href: `/praktik/${one.practice}`,
      unit: one.unit,
      person: one.personInCharge,
      target: date(lang, one.targetOn),
    })),
  }))
}
