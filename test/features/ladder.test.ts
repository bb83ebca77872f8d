import t from 'tap'
import { v7 as uuid } from 'uuid'
import { asActor, asPlatform, type Handle } from '../../src/db/actor.ts'
import { readLadder } from '../../src/features/ladder/ladder.ts'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { aDocument } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'

t.test('the ladder of an assessment is read with all that was attached, marked and said', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 })
  const document = await aDocument(app, member, { name: 'perbup.pdf', bytes: aPdf('perbup') })
  await member.post(`/penilaian/${id}/indikator/1/bukti/I01.3.1`, { document, place: 'Pasal 4' })
  const key = { assessment_id: id, agency_id: '32.04', indicator: 1 }
  const instrument = { instrument_id: 'permenpanrb-59-2020', instrument_version: 1 }
  const read = (tx: Handle) =>
    tx
      .selectFrom('assessment')
      .where('id', '=', id)
      .select(['id', 'instrument_id', 'instrument_version', 'levels'])
      .executeTakeFirstOrThrow()
      .then((assessment) => readLadder(tx, assessment))
  await asPlatform(app.db, async (tx) => {
    const by = { made_by: null, made_at: app.now, ended_at: null, ended_by: null }
    const covered = { id: uuid(), kind: 'covered', level: 2, item_id: null } as const
    const inapplicable = { id: uuid(), kind: 'not_applicable', level: 3, item_id: 'I01.3.2', reason: 'Bukan' } as const
    for (const mark of [covered, inapplicable]) {
      await tx
        .insertInto('evidence_mark')
        .values({ ...key, ...instrument, ...by, ...mark })
        .execute()
    }
    const said = { by_membership: null, at: app.now }
    await tx
      .insertInto('criterion_verdict')
      .values([
        { ...key, ...said, level: 4, number: 1, met: false, note: 'Belum seluruhnya' },
        { ...key, ...said, level: 4, number: 2, met: true },
      ])
      .execute()
  })
  const [first, second] = await asPlatform(app.db, read)
  t.equal(first?.claimed, 300)
  t.match(first?.levels, [
    { level: 1, required: false, state: 'nothing' },
    { level: 2, required: true, state: 'covered', items: [{ id: 'I01.2.1', state: 'covered' }] },
    {
      ...{ level: 3, required: true, state: 'evidenced' },
      items: [
        {
          state: 'uploaded',
          attached: [{ document, place: 'Pasal 4', revision: 1, type: 'pdf', sha256: /^[0-9a-f]+$/ }],
        },
        { state: 'notApplicable', mark: { note: 'Bukan' } },
      ],
    },
    { level: 4, required: false, criterion: { met: true } },
    { level: 5, rejectedBy: null },
  ])
  t.equal(second?.levels[1]?.state, 'nothing')
  const foreign = { personId: uuid(), name: 'x', language: 'id', memberships: [] } as const
  await t.rejects(asActor(app.db, foreign, read), 'of another agency there is nothing to read')
  const ends = asPlatform(app.db, (tx) =>
    tx.updateTable('evidence_mark').set({ level: 4, ended_at: app.now }).execute(),
  )
  await t.rejects(ends, /only ends/)
})
