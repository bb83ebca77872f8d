import type { Database } from '../../db/database.ts'

export interface Scope {
  readonly all: boolean
  /** Agencies whose people's messages are shown. */
  readonly agencies: readonly string[]
  /** Agencies about whose practices messages are shown. */
  readonly owners: readonly string[]
}

export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number]

/** Messages, newest first; only one if `id` says which. */
export const listMessages = (
  tx: Database,
  { all, agencies, owners }: Scope,
  { size, after, id }: { readonly size: number; readonly after: string | null; readonly id: string | null },
) =>
  tx
    .selectFrom('message as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('agency as a', 'a.code', 'm.agency_id')
    .leftJoin('mail as l', 'l.id', 'm.mail_id')
    .leftJoin('follow_up as f', 'f.id', 'm.follow_up_id')
    .$if(!all, (query) =>
      query.where((eb) =>
        eb.or([
          ...(agencies.length > 0 ? [eb('m.agency_id', 'in', agencies)] : []),
          ...(owners.length > 0 ? [eb('m.owner_id', 'in', owners)] : []),
        ]),
      ),
    )
    .$if(after !== null, (query) => query.where('m.id', '<', after ?? ''))
    .$if(id !== null, (query) => query.where('m.id', '=', id ?? ''))
    .select([
      'm.id',
      'a.code as agency_id',
      'm.person_id',
      'm.subject',
      'm.text',
      'm.about',
      'm.basis',
      'm.follow_up_id',
      'm.made_at',
      'm.withdrawn_at',
      'm.mail_id',
      'f.answered_at',
      'p.name',
      'p.language',
      'p.disabled_at',
      'a.name as agency',
      'l.tries',
      'l.next_try_at',
      'l.sending_at',
      'l.sent_at',
      'l.given_up_at',
      'l.trouble',
    ])
    .orderBy('m.id', 'desc')
    .limit(size)
    .execute()
