import { can } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'

/** How much came from units and waits to be accepted, as a page of the agency says it; empty where nothing does. */
export const waitingLine = ({ t, actor }: Request, agencyId: string, count: number): string =>
  count === 0 || !can(actor, 'team:read', { agencyId }) ? '' : t('requests.waiting', { count })
