import type { Handle } from '../../db/actor.ts'
import { type Listed, listDocuments } from './queries.ts'

/** Documents of an agency to choose from, the last changed first; `q` narrows them. */
export const documentChoices = (tx: Handle, agency: string, q: string, today: string): Promise<Listed[]> =>
  listDocuments(tx, { agencies: [agency], q, indicator: null, state: null, today }, MOST, 0)

const MOST = 30
