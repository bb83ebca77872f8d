import { headOfRegion } from '../../domain/region-head.ts'
import { dayIn } from '../../domain/working-days.ts'
import { date } from '../../web/format.ts'
import { shortName } from '../instruments/instruments.ts'
import type { PaperDelegation, VisitPaper } from '../visits/visits.ts'
import type { Entry, Merged } from './merging.ts'
import { regionName } from './region-name.ts'
import { seatsOf } from './seats.ts'

/** What is merged into the papers of a visit for one delegation; null leaves the guest to be filled in. */
export function visitValues(visit: VisitPaper, delegation: PaperDelegation | null): Merged {
  const { kind, basis, title, zone, agenda } = visit
  const host = regionName(visit.host.agency, visit.host.name)
  const guest = delegation ? regionName(delegation.agency, delegation.name) : '[ pemerintah daerah tamu ]'
  const attendees = delegation?.attendees ?? []
  const commitments = delegation?.commitments ?? []
  const workshop = kind === 'workshop'
  return {
    texts: {
      ...{ title, ...named('host', host), ...named('guest', guest), ...answer(visit) },
      simulated: basis === 'simulated' ? 'ya' : '',
      unfinished: visit.state === 'closed' ? '' : 'ya',
      event: workshop ? `lokakarya “${title}”` : 'kunjungan studi tiru',
      request: workshop ? 'permohonan mengikuti lokakarya' : 'permohonan kunjungan studi tiru',
      requestSubject: workshop ? 'Permohonan Mengikuti Lokakarya' : 'Permohonan Kunjungan Studi Tiru',
      requestedOn: date('id', dayIn(zone, visit.requestedAt)),
      day: weekdayOf(visit.heldOn),
      proposedDay: visit.proposedOn === null ? '[ hari, tanggal ]' : weekdayOf(visit.proposedOn),
      time: `${clock(visit.starts)} s.d. ${clock(visit.ends)} ${zone}`,
      place: visit.place || '[ tempat ]',
      people: peopleOf(delegation),
      attended: String(attendees.length),
      regulation: shortName(visit.regulation),
      message: visit.message,
      reply: visit.reply,
      minutes: visit.minutes,
      findings: delegation?.findings ?? '',
      noCommitment: delegation?.noCommitment ?? '',
      undecided: commitments.length === 0 && !delegation?.noCommitment ? 'ya' : '',
      hostContact: visit.host.contact || '[ nama dan nomor kontak ]',
      guestContact: delegation?.contact || '[ nama dan nomor kontak ]',
    },
    lists: {
      interest: (delegation?.interests ?? []).map(({ number, title }, at, all) => ({
        ...{ number: String(number), title, end: at === all.length - 1 ? '.' : ';' },
      })),
      agenda: agenda.map(agendaEntry),
      agendaOffered: visit.state === 'declined' ? [] : agenda.map(agendaEntry),
      guestAttendee: attendees.map(({ name, position }) => ({ name, position })),
      seat: seatsOf(visit),
      commitment: commitments.map(({ practice, unit, personInCharge, targetOn }) => ({
        ...{ practice, unit, person: personInCharge, target: date('id', targetOn) },
      })),
      agreement: visit.agreements.map(({ kind, number, partnerName, signedOn, expiresOn }) => ({
        kind: kind === 'mou' ? 'Nota kesepahaman' : 'Perjanjian kerja sama',
        ...{ number, partner: partnerName, signedOn: date('id', signedOn), expiresOn: date('id', expiresOn) },
      })),
    },
  }
}

const named = <Name extends string>(as: Name, region: string): Entry => ({
  [as]: region,
  [`${as}Capitals`]: region.toLocaleUpperCase('id'),
  [`${as}Head`]: headOfRegion(region),
})

/** Which words the host's answer needs: exactly one of these says something, `cancelled` beside it. */
const answer = ({ state }: VisitPaper): Entry => {
  const says = (yes: boolean) => (yes ? 'ya' : '')
  return {
    accepted: says(state === 'accepted' || state === 'closed'),
    proposed: says(state === 'proposed'),
    declined: says(state === 'declined'),
    unanswered: says(state === 'requested' || state === 'cancelled'),
    cancelled: says(state === 'cancelled'),
  }
}

const agendaEntry = ({ topic, minutes, unit }: VisitPaper['agenda'][number]): Entry => ({
  ...{ topic, minutes: String(minutes), unit: unit || '[ … ]' },
})

const peopleOf = (delegation: PaperDelegation | null): string => {
  if (!delegation || delegation.people === 0) return '[ … ] orang'
  return `${delegation.people} orang${delegation.positions && ` (${delegation.positions})`}`
}

const clock = (time: string): string => time.replace(':', '.')

const days = new Intl.DateTimeFormat('id-ID', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** "Senin, 7 November 2022" */
const weekdayOf = (day: string): string => days.format(new Date(`${day}T00:00:00Z`))
