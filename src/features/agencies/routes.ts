import type { Room } from '../../web/types.ts'
import { agenciesApi } from './api.ts'
import { comparison } from './comparison-routes.ts'
import { directory } from './directory.ts'
import { profile } from './profile-routes.ts'

/** Regions: the directory, a region's page, and regions side by side. */
export const agencies: Room = (app, services) => {
  directory(app, services)
  profile(app, services)
  comparison(app, services)
  agenciesApi(app, services)
}
