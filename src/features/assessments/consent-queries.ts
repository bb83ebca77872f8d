import type { Handle } from '../../db/actor.ts'

export const readConsent = (tx: Handle, agency: string) =>
  tx.selectFrom('levels_consent').where('agency_id', '=', agency).select('given_at').executeTakeFirst()

export const giveConsent = (tx: Handle, agency: string, by: string, at: Date) =>
  tx
    .insertInto('levels_consent')
    .values({ agency_id: agency, given_by: by, given_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const takeConsentBack = (tx: Handle, agency: string) =>
  tx.deleteFrom('levels_consent').where('agency_id', '=', agency).execute()
