import type { Handle } from '../../db/actor.ts'
import { type Listed, listDocuments } from './queries.ts'

/**
 * Documents of an agency to choose from, the last changed first, at most thirty; `q` narrows them. One that is chosen
 * already is always among them, however old.
 */
export async function documentChoices(
  tx: Handle,
  agency: string,
  { q, today, chosen }: { readonly q: string; readonly today: string; readonly chosen: string },
): Promise<readonly Listed[]> {
  const all = { agencies: [agency], q: '', indicator: null, state: null, today }
  // both at once: where it is only read, all questions leave together
  const [found, asked] = await Promise.all([
    listDocuments(tx, { ...all, q }, MOST, 0),
    UUID.test(chosen) ? listDocuments(tx, { ...all, id: chosen }, 1, 0) : [],
  ])
  return [...asked.filter(({ id }) => found.every((one) => one.id !== id)), ...found]
}

const MOST = 30
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
