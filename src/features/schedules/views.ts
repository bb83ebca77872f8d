import { v7 as uuid } from 'uuid'
import { asActor, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { nextLetter } from '../../domain/rhythm.ts'
import { deleteView, insertView, listViews, readView, updateView, type View } from './queries.ts'
import { MOST_VIEWS, type Wanted } from './schema.ts'

/** The views a person named, by name. */
export async function viewsOf(db: Database, who: Actor | null): Promise<readonly View[]> {
  const person = signedIn(who)
  return readAs(db, person, (tx) => listViews(tx, person.personId))
}

/** One's own view; refuses every other (404). */
export async function viewOf(db: Database, who: Actor | null, id: string): Promise<View> {
  return found(await readAs(db, signedIn(who), (tx) => readView(tx, id)))
}

/**
 * Keeps a report under a name. Gives the view's id. Refuses a name the person uses already and more than
 * `MOST_VIEWS` views (422).
 */
export function saveView(db: Database, who: Actor | null, wanted: Wanted, at: Date) {
  const person = signedIn(who)
  return asActor(db, person, async (tx) => {
    if ((await listViews(tx, person.personId)).length >= MOST_VIEWS) throw wrong('schedules.error.most')
    const { name, rhythm, query } = wanted
    const due_on = nextLetter(rhythm, dayInJakarta(at))
    const view = { id: uuid(), person_id: person.personId, name, query, rhythm, due_on, made_at: at }
    if (!(await insertView(tx, view))) throw wrong('schedules.error.sameName')
    return view.id
  })
}

/** Gives a view another name, year or rhythm; a rhythm that stays keeps the day of the next letter. Refuses as `saveView`. */
export function changeView(db: Database, who: Actor | null, id: string, { name, rhythm, query }: Wanted, at: Date) {
  return asActor(db, signedIn(who), async (tx) => {
    const view = found(await readView(tx, id))
    const due_on = view.rhythm === rhythm ? view.due_on : nextLetter(rhythm, dayInJakarta(at))
    const ended = rhythm === 'never' ? view.ended : ''
    if (!(await updateView(tx, view, { name, rhythm, query, due_on, ended }))) throw wrong('schedules.error.sameName')
  })
}

/** Forgets a view of one's own, letters included. Refuses every other (404). */
export function forgetView(db: Database, who: Actor | null, id: string) {
  return asActor(db, signedIn(who), async (tx) => {
    found(await readView(tx, id))
    await deleteView(tx, id)
  })
}

function signedIn(who: Actor | null): Actor {
  demand(who, 'account:own')
  return who as Actor
}

function found(view: View | undefined): View {
  if (!view) throw new Refusal('notFound', 'refusal.notFound')
  return view
}

const wrong = (key: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field: 'name', code: 'invalid', key }] })
