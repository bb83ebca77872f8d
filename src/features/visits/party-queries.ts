import type { Handle } from '../../db/actor.ts'

/** What only those see who take part: queries of what stands apart from the public row. */
export const readRecord = (tx: Handle, id: string) =>
  tx
    .selectFrom('visit_record')
    .where('visit_id', '=', id)
    .select(['instrument_id as instrument', 'message', 'proposed_on as proposedOn', 'reply', 'contact', 'minutes'])
    .select('version')
    .executeTakeFirst()

export type RecordRow = NonNullable<Awaited<ReturnType<typeof readRecord>>>

/** With the title of the practice that is shown, null where none is. */
export const listAgenda = (tx: Handle, id: string) =>
  tx
    .selectFrom('agenda_line as a')
    .leftJoin('practice as p', 'p.slug', 'a.practice_slug')
    .where('a.visit_id', '=', id)
    .select(['a.topic', 'a.practice_slug as practice', 'a.indicators', 'a.minutes', 'a.unit'])
    .select(['p.title', 'p.title_en as titleEn'])
    .orderBy('a.position')
    .execute()

export type DelegationRow = Awaited<ReturnType<typeof listDelegations>>[number]

export const listDelegations = (tx: Handle, id: string) =>
  tx
    .selectFrom('delegation')
    .innerJoin('agency', 'agency.code', 'delegation.agency_id')
    .where('delegation.visit_id', '=', id)
    .select([
      'delegation.id',
      'delegation.agency_id as agency',
      'agency.name as agencyName',
      'delegation.people',
      'delegation.positions',
      'delegation.contact',
      'delegation.interests',
      'delegation.findings',
      'delegation.commitments',
      'delegation.no_commitment as noCommitment',
    ])
    .orderBy('agency.name')
    .execute()

export type AttendeeRow = Awaited<ReturnType<typeof listAttendees>>[number]

/** By agency and in the order they signed in. */
export const listAttendees = (tx: Handle, id: string) =>
  tx
    .selectFrom('attendee')
    .innerJoin('agency', 'agency.code', 'attendee.agency_id')
    .where('attendee.visit_id', '=', id)
    .select(['attendee.id', 'attendee.agency_id as agency', 'agency.name as agencyName'])
    .select(['attendee.name', 'attendee.position', 'attendee.via', 'attendee.at'])
    .orderBy('agency.name')
    .orderBy('attendee.at')
    .orderBy('attendee.id')
    .execute()

export const readAttendanceCode = (tx: Handle, id: string) =>
  tx.selectFrom('attendance_code').where('visit_id', '=', id).select('code').executeTakeFirst()

const agreements = (tx: Handle) =>
  tx
    .selectFrom('agreement')
    .innerJoin('agency as one', 'one.code', 'agreement.agency_id')
    .innerJoin('agency as other', 'other.code', 'agreement.partner_id')
    .select([
      'agreement.id',
      'agreement.agency_id as agency',
      'one.name as agencyName',
      'agreement.partner_id as partner',
      'other.name as partnerName',
      'agreement.visit_id as visit',
      'agreement.kind',
      'agreement.number',
      'agreement.subject',
      'agreement.signed_on as signedOn',
      'agreement.expires_on as expiresOn',
      'agreement.basis',
    ])
    .orderBy('agreement.expires_on')

export type AgreementRow = Awaited<ReturnType<typeof listAgreements>>[number]

/** Agreements recorded with a visit, or between its host and these guests. */
export const listAgreements = (tx: Handle, visitId: string) =>
  agreements(tx).where('agreement.visit_id', '=', visitId).execute()

/** Agreements of some agencies that end by a day, or ended since another. */
export const listEnding = (tx: Handle, agencies: readonly string[], since: string, until: string) =>
  agreements(tx)
    .where((eb) => eb.or([eb('agreement.agency_id', 'in', agencies), eb('agreement.partner_id', 'in', agencies)]))
    .where('agreement.expires_on', '>=', since)
    .where('agreement.expires_on', '<=', until)
    .execute()
