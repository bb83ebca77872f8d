import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { demand } from '../../domain/permissions.ts'
import { storageAt } from '../../files/storage.ts'
import type { Room } from '../../web/types.ts'
import { ZIP, zipSize } from '../../web/zip.ts'
import { findAgency } from '../agencies/agencies.ts'
import type { AssessmentRow } from '../assessments/assessments.ts'
import { indexOf } from './index-sheet.ts'
import { openPackage } from './opening.ts'
import { packingOf } from './packing.ts'
import { packageParams } from './schema.ts'
import { leaving } from './sending.ts'
import { demandContents, entriesOf } from './zipping.ts'

/** `/penilaian/:id/paket.zip`: the whole assessment to be handed in elsewhere, streamed from the storage. */
export const archive: Room = (app, { db, clock, config }) => {
  const storage = storageAt(config.storage)
  const leave = leaving(config.limits.package)

  app.get(
    '/penilaian/:id/paket.zip',
    {
      config: { access: 'package:read', fresh: true },
      schema: { hide: true, params: packageParams },
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const { actor, t } = request
      const { id } = request.params
      const at = clock()
      const opened = await openPackage(db, actor, id)
      const { assessment } = opened
      const packing = packingOf(t, opened)
      const way = leave(actor?.personId ?? '', id)
      try {
        await demandContents(storage, packing)
        const agency = await findAgency(db, assessment.agency_id)
        const index = await indexOf(request, opened, packing, { agency: agency.name, at })
        const entries = entriesOf(packing, index, storage, way.gone)
        const size = zipSize(entries)
        await asActor(db, actor, (tx) => {
          const agencyId = assessment.agency_id
          const membership = demand(actor, 'package:read', { agencyId })
          const data = { entries: entries.length, bytes: size }
          const personId = actor?.personId ?? null
          return record(tx, { at, action: 'package.downloaded', subject: id, agencyId, membership, personId, data })
        })
        // A line that breaks is seen by whoever receives it: the bytes are fewer than announced.
        return reply
          .type(ZIP)
          .header('content-disposition', `attachment; filename="${fileName(assessment)}"`)
          .header('content-length', size)
          .header('cache-control', 'no-store')
          .send(way.send(entries, at))
      } catch (error) {
        way.giveUp()
        if (error instanceof Refusal && error.cause) request.log.error({ err: error.cause }, 'a package waits')
        throw error
      }
    },
  )
}

const fileName = ({ agency_id, year, instrument_id, basis }: AssessmentRow): string =>
  `${basis === 'simulated' ? 'SIMULASI-' : ''}paket-${agency_id}-${year}-${instrument_id}.zip`
