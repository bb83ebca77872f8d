import type { Handle } from '../../db/actor.ts'
import type { FrozenEvidence } from '../../domain/snapshot.ts'

/**
 * Everything that is attached to an assessment at this moment, in an order of its own: what a submission freezes. Files by
 * their newest revision.
 */
export const evidenceToFreeze = (tx: Handle, assessment: string): Promise<FrozenEvidence[]> =>
  tx
    .selectFrom('evidence_reference as u')
    .innerJoin('evidence_document as d', 'd.id', 'u.document_id')
    .leftJoin('evidence_revision as r', (join) =>
      join.onRef('r.document_id', '=', 'd.id').onRef('r.number', '=', 'd.revision'),
    )
    .where('u.assessment_id', '=', assessment)
    .where('u.detached_at', 'is', null)
    .select(['u.id as reference', 'u.item_id as item', 'd.id as document', 'r.number as revision', 'r.sha256', 'd.url'])
    .select(['d.title', 'd.number', 'u.place', 'd.signed', 'd.effective_from as effectiveFrom'])
    .select(['d.effective_until as effectiveUntil', 'd.expires_on as expiresOn'])
    .orderBy('u.indicator')
    .orderBy('u.level')
    .orderBy('u.id')
    .execute()

/** Holds the documents attached to an assessment as they are until this transaction ends: what is checked is what is frozen. */
export const holdEvidence = (tx: Handle, assessment: string): Promise<unknown> =>
  tx
    .selectFrom('evidence_document as d')
    .where('d.id', 'in', (eb) =>
      eb
        .selectFrom('evidence_reference as u')
        .where('u.assessment_id', '=', assessment)
        .where('u.detached_at', 'is', null)
        .select('u.document_id'),
    )
    .select('d.id')
    .orderBy('d.id')
    .forShare()
    .execute()
