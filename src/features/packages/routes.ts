import type { Room } from '../../web/types.ts'
import { indicatorPackage } from './indicator-routes.ts'
import { overview } from './overview-routes.ts'
import { archive } from './zip-routes.ts'

/** What an agency takes to the official application, so that it writes everything once: texts to copy, files, an archive. */
export const packages: Room = (app, services) => {
  for (const part of [overview, indicatorPackage, archive]) part(app, services)
}
