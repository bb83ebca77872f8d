import type { EventRow } from './delivery-queries.ts'

/** What a receiver is sent. `id` stays the same however often it is sent. */
export interface Message {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly data: object
}

/** An event as it is told; null for a test, which tells nothing. */
export function messageOf(
  event: EventRow | null,
  { id, at, address }: { readonly id: string; readonly at: Date; readonly address: string },
): Message {
  if (event === null) return { id, type: 'ping', at: at.toISOString(), data: {} }
  return {
    id: event.id,
    type: event.type,
    at: event.at.toISOString(),
    data: {
      adoption: event.adoption_id,
      agency: event.agency_id,
      agencyName: event.agency_name,
      practice: event.practice_slug,
      owner: event.owner_id,
      stage: event.stage,
      on: event.happened_on,
      basis: event.basis,
      url: `${address}/penerapan/${event.adoption_id}`,
    },
  }
}
