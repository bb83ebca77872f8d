import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import { listWaiting } from '../deliveries/deliveries.ts'

/** What came from units and waits for this person to accept it, as steps for `/kerja`. */
export async function deliveryTasks(db: Database, { actor, t }: Request) {
  const agencies = ownAgencies(actor).filter((agencyId) => can(actor, 'request:decide', { agencyId }))
  if (agencies.length === 0) return []
  const rows = await readAs(db, actor, (tx) => listWaiting(tx, agencies))
  return rows.map(({ id, year, instrument, count }) => ({
    text: t('requests.desk.waiting', {
      ...{ count: Number(count), year: String(year), instrument: regulationName(instrument) },
    }),
    href: `/penilaian/${id}/permintaan`,
    action: t('requests.desk.action'),
  }))
}
