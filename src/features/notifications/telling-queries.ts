import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'

interface Told {
  readonly people: readonly string[]
  readonly agencies: readonly string[]
  readonly curators: boolean
  readonly subjects: readonly string[]
  readonly subjectIds: readonly string[]
  readonly besides: string | null
  readonly kind: string
  readonly key: string
  /** JSON. */
  readonly arguments: string
  readonly about: string
  readonly basis: string
  readonly usual: string
  readonly day: string
  readonly at: Date
}

export async function tellPeople(tx: Database, told: Told): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select tell_people(${told.people}, ${told.agencies}, ${told.curators}, ${told.subjects}, ${told.subjectIds},
      ${told.besides}, ${told.kind}, ${told.key}, ${told.arguments}, ${told.about}, ${told.basis}, ${told.usual},
      ${told.day}, ${told.at}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}
