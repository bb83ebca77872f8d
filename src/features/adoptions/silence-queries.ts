import { sql } from 'kysely'
import { SILENT_STAGES, silentBefore } from '../../domain/adoption.ts'

/** `isSilent` as a condition on `adoption`. */
export const silentOn = (today: string) =>
  sql<boolean>`(adoption.stage = any (${SILENT_STAGES}) and adoption.last_on < ${silentBefore(today)}::date)`
