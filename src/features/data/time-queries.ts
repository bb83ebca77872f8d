import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'

const dayOf = (at: Date | null | undefined): string | null => (at ? dayInJakarta(at) : null)

/** When the data files were last loaded with anything new; null where that was before anybody noted it. */
export async function loadedOn(db: Database): Promise<string | null> {
  const { loaded_at } = await db.selectFrom('data_version').select('loaded_at').executeTakeFirstOrThrow()
  return dayOf(loaded_at)
}

/** The last day on which a practice was compiled, published or confirmed, or the files were loaded. */
export async function practicesChangedOn(db: Database): Promise<string | null> {
  const [loaded, last] = await Promise.all([
    loadedOn(db),
    db
      .selectFrom('practice')
      .where('basis', '=', 'reported')
      .select(({ fn }) => [fn.max('checked_on').as('checked'), fn.max('confirmed_on').as('confirmed')])
      .executeTakeFirstOrThrow(),
  ])
  return (
    [loaded, last.checked, last.confirmed]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  )
}

export async function countedOn(db: Database): Promise<string | null> {
  const { at } = await db
    .selectFrom('adoption_count')
    .where('basis', '=', 'reported')
    .select(({ fn }) => fn.max('changed_at').as('at'))
    .executeTakeFirstOrThrow()
  return dayOf(at)
}

export async function questionsChangedOn(db: Database): Promise<string | null> {
  const { at } = await asActor(db, null, (tx) =>
    tx
      .selectFrom('question')
      .where('visibility', '=', 'public')
      .where('basis', '=', 'reported')
      .select(({ fn }) => fn.max('active_at').as('at'))
      .executeTakeFirstOrThrow(),
  )
  return dayOf(at)
}
