import type { Handle } from '../../db/actor.ts'
import { type Listed, listDocuments, readDocument } from './queries.ts'

export type Choice = Pick<Listed, 'id' | 'title' | 'number' | 'kind' | 'simulated'>

/**
 * Documents of an agency to choose from, the last changed first, at most thirty; `q` narrows them. One that is chosen
 * already is always among them, however old.
 */
export async function documentChoices(
  tx: Handle,
  agency: string,
  { q, today, chosen }: { readonly q: string; readonly today: string; readonly chosen: string },
): Promise<readonly Choice[]> {
  // both at once: where it is only read, all questions leave together
  const [found, asked] = await Promise.all([
    listDocuments(tx, { agencies: [agency], q, indicator: null, state: null, today }, MOST, 0),
    UUID.test(chosen) ? readDocument(tx, chosen) : undefined,
  ])
  return asked?.agency !== agency || found.some(({ id }) => id === chosen) ? found : [asked, ...found]
}

const MOST = 30
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
