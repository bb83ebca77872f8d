import type { ColumnType } from 'kysely'
import type { Stage } from '../domain/adoption.ts'
import type { AdoptionEventType } from '../domain/webhook.ts'
import type { ReportBasis } from './schema-practices.ts'

/** Written later than the row; absent at first. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface WebhookTable {
  id: string
  person_id: string
  url: string
  secret: string
  made_at: Date
  failing_since: Later<Date>
  ended_at: Later<Date>
  ended: ColumnType<'' | 'person' | 'failing', '' | undefined, '' | 'person' | 'failing'>
}

/** Written by triggers; the program only notes that it was spread. */
export interface AdoptionEventTable {
  id: string
  type: ColumnType<AdoptionEventType, never, never>
  adoption_id: ColumnType<string, never, never>
  agency_id: ColumnType<string, never, never>
  owner_id: ColumnType<string, never, never>
  stage: ColumnType<Stage, never, never>
  happened_on: ColumnType<string, never, never>
  basis: ColumnType<ReportBasis, never, never>
  at: ColumnType<Date, never, never>
  spread_at: Later<Date>
}

export interface WebhookDeliveryTable {
  id: string
  webhook_id: string
  event_id: string | null
  made_at: Date
  tries: ColumnType<number, number | undefined, number>
  next_try_at: Date | null
  taken_at: Later<Date>
  given_up_at: Later<Date>
  status: Later<number>
  trouble: ColumnType<string, string | undefined, string>
}
