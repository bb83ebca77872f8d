import { v7 as uuid } from 'uuid'
import { asPlatform } from '../../src/db/actor.ts'
import type { ReportBasis, VisitKind, VisitState } from '../../src/db/schema.ts'
import type { TestApp } from './app.ts'

export interface SomeVisit {
  readonly kind?: VisitKind
  readonly state?: VisitState
  readonly basis?: ReportBasis
  /** Codes of the agencies that come. */
  readonly guests: readonly string[]
  readonly attendees?: readonly { readonly agency: string; readonly name: string; readonly position: string }[]
  /** What is written of each delegation. */
  readonly findings?: string
  readonly interests?: readonly number[]
}

const HOST = '32.11'

/** A visit to Sumedang as it stands when its papers are wanted; its rows are written directly. */
export async function aVisit(app: TestApp, some: SomeVisit): Promise<string> {
  const {
    kind = 'visit',
    state = 'accepted',
    basis = 'reported',
    guests,
    attendees = [],
    findings = '',
    interests = [],
  } = some
  const id = uuid()
  const place = {
    title: 'Studi tiru e-Office',
    held_on: '2026-12-03',
    starts: '09:00',
    ends: '12:30',
    place: 'Aula Diskominfo',
  }
  const by = { requested_by: null, requested_at: app.now, closed_at: state === 'closed' ? app.now : null }
  const asked_by = kind === 'workshop' ? HOST : (guests[0] ?? '')
  const levels = interests.map((number) => ({ number, own: null, reference: 400, simulated: false }))
  await asPlatform(app.db, async (tx) => {
    await tx
      .insertInto('visit')
      .values({ id, agency_id: HOST, asked_by, kind, state, basis, delegations: guests.length, ...place, ...by })
      .execute()
    const said = {
      reply: 'Mohon membawa laptop.',
      minutes: 'Paparan.\nTanya jawab.',
      contact: 'Rina, 0812',
      proposed_on: null,
    }
    await tx
      .insertInto('visit_record')
      .values({ visit_id: id, agency_id: HOST, instrument_id: 'permenpanrb-59-2020', ...said })
      .execute()
    const line = {
      position: 1,
      topic: 'Paparan e-Office',
      practice_slug: 'e-office',
      indicators: [14],
      minutes: 60,
      unit: 'Diskominfosanditik',
    }
    await tx
      .insertInto('agenda_line')
      .values({ visit_id: id, agency_id: HOST, ...line })
      .execute()
    for (const agency_id of guests) {
      const coming = {
        people: 12,
        positions: 'Sekda dan 11 staf',
        contact: '',
        interests: JSON.stringify(levels),
        findings,
      }
      await tx
        .insertInto('delegation')
        .values({
          id: uuid(),
          visit_id: id,
          host_id: HOST,
          agency_id,
          ...coming,
          joined_by: null,
          joined_at: app.now,
          basis,
        })
        .execute()
    }
    for (const { agency, name, position } of attendees) {
      const row = { id: uuid(), visit_id: id, host_id: HOST, agency_id: agency, name, position }
      await tx
        .insertInto('attendee')
        .values({ ...row, via: 'list', at: app.now, basis })
        .execute()
    }
  })
  return id
}
