import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import {
  adoptionCounts,
  commit,
  openObstacle,
  report,
  resolveObstacle,
} from '../../src/features/adoptions/adoptions.ts'
import { aCommitment, anActor, BANDUNG, GARUT, PRACTICE, refusalOf, SUMEDANG } from '../support/adoptions.ts'
import { anApp } from '../support/app.ts'

const news = { note: 'maju', evidence: '', nextOn: null, via: 'page' } as const

t.test('Garut commits: one adoption, its report, its commitment, its count', async (t) => {
  const app = await anApp(t)
  const garut = await anActor(app, 'member', GARUT)
  const first = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  const again = await garut.may((tx) => commit(tx, garut.who, { ...aCommitment, targetOn: '2027-06-30' }, app.now))
  t.equal(again.adoptionId, first.adoptionId, 'one adoption per agency and practice')
  const row = await garut.may((tx) => tx.selectFrom('adoption').selectAll().executeTakeFirstOrThrow())
  t.match(row, {
    agency_id: GARUT,
    owner_id: SUMEDANG,
    stage: 'committed',
    committed_on: '2026-11-24',
    target_on: '2027-06-30',
    next_on: '2026-12-24',
    basis: 'reported',
  })
  const commitments = await garut.may((tx) => tx.selectFrom('commitment').select('target_on').orderBy('at').execute())
  t.equal(commitments.length, 2)
  t.same((await adoptionCounts(app.db, 1)).get(PRACTICE)?.byStage, new Map([['committed', 1]]))
})

t.test(
  'a commitment in the past, to nothing, by nobody, to one’s own practice is refused with its field',
  async (t) => {
    const app = await anApp(t)
    const garut = await anActor(app, 'approver', GARUT)
    const refused = (change: object) =>
      refusalOf(garut.may((tx) => commit(tx, garut.who, { ...aCommitment, ...change }, app.now)))
    t.same(await refused({ targetOn: '2026-11-23' }), { kind: 'invalid', fields: ['targetOn targetPast'] })
    t.same((await refused({ targetOn: '9999-12-31' })).fields, ['targetOn targetFar'])
    t.same((await refused({ targetOn: '2037-01-01' })).fields, ['targetOn targetFar'])
    t.same((await refused({ practice: 'tidak-ada' })).fields, ['practice practice'])
    t.same((await refused({ unit: ' ', personInCharge: '' })).fields, ['unit unit', 'personInCharge person'])
    const sumedang = await anActor(app, 'member', SUMEDANG)
    const own = sumedang.may((tx) => commit(tx, sumedang.who, { ...aCommitment, agencyId: SUMEDANG }, app.now))
    t.same((await refusalOf(own)).fields, ['practice ownPractice'])
    t.same([...(await adoptionCounts(app.db, 1))], [], 'nothing was counted')
  },
)

t.test('work that has come further than a commitment is not overwritten by one', async (t) => {
  const app = await anApp(t)
  const garut = await anActor(app, 'member', GARUT)
  const { adoptionId } = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  const set = { stage: 'running', unit: 'Diskominfo', target_on: null, next_on: '2026-12-20' } as const
  await asPlatform(app.db, (tx) => tx.updateTable('adoption').set(set).where('id', '=', adoptionId).execute())
  const visitId = '01910000-0000-7000-8000-000000000001'
  const again = garut.may((tx) => commit(tx, garut.who, { ...aCommitment, visitId }, app.now))
  t.same(await refusalOf(again), { kind: 'invalid', fields: ['practice underWay'] })
  t.match(await garut.may((tx) => tx.selectFrom('adoption').selectAll().executeTakeFirstOrThrow()), set)
})

t.test('nobody commits another agency, except its host at a visit', async (t) => {
  const app = await anApp(t)
  const bandung = await anActor(app, 'member', BANDUNG)
  t.equal((await refusalOf(bandung.may((tx) => commit(tx, bandung.who, aCommitment, app.now)))).kind, 'notFound')
  const unit = await anActor(app, 'curator', GARUT)
  t.equal((await refusalOf(unit.may((tx) => commit(tx, unit.who, aCommitment, app.now)))).kind, 'forbidden')
  const host = await anActor(app, 'curator', SUMEDANG)
  t.equal((await refusalOf(host.may((tx) => commit(tx, host.who, aCommitment, app.now)))).kind, 'notFound')
  const visitId = '01910000-0000-7000-8000-000000000001'
  await host.may((tx) => commit(tx, host.who, { ...aCommitment, visitId }, app.now))
  t.equal((await adoptionCounts(app.db, 1)).get(PRACTICE)?.byStage.get('committed'), 1)
})

t.test('another agency sees nothing before it runs, and never who is in charge', async (t) => {
  const app = await anApp(t)
  const garut = await anActor(app, 'member', GARUT)
  const bandung = await anActor(app, 'member', BANDUNG)
  const ministry = await anActor(app, 'ministry', null)
  const curator = await anActor(app, 'curator', BANDUNG)
  const { adoptionId } = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  await garut.may((tx) => {
    const obstacle = {
      adoptionId,
      type: 'budget',
      severity: 'high',
      detail: 'Belum dianggarkan',
      inCharge: '',
    } as const
    return openObstacle(tx, garut.who, obstacle, app.now)
  })
  const tables = ['adoption', 'adoption_report', 'commitment', 'obstacle'] as const
  const seen = (somebody: typeof garut) =>
    somebody.may((tx) =>
      Promise.all(tables.map(async (table) => (await tx.selectFrom(table).selectAll().execute()).length)),
    )
  t.same(await seen(garut), [1, 1, 1, 1])
  t.same(await seen(bandung), [0, 0, 0, 0])
  t.same(await seen(ministry), [1, 1, 0, 1])
  t.same(await seen(curator), [1, 1, 1, 1])
  const early = bandung.may((tx) =>
    report(tx, bandung.who, { adoptionId, stage: 'stopped', on: '2026-11-24', ...news }, app.now),
  )
  t.equal((await refusalOf(early)).kind, 'notFound')
  t.same(await app.db.selectFrom('adoption').selectAll().execute(), [], 'without an actor there is nothing at all')
})

t.test('a report before the last one and a stage that does not follow leave everything as it was', async (t) => {
  const app = await anApp(t)
  const garut = await anActor(app, 'member', GARUT)
  const { adoptionId } = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  const tell = (stage: 'running' | 'committed' | 'stopped', on: string) =>
    garut.may((tx) => report(tx, garut.who, { adoptionId, stage, on, ...news }, app.now))
  t.same((await refusalOf(tell('committed', '2026-11-23'))).fields, ['on early'])
  t.same((await refusalOf(tell('running', '2026-11-24'))).fields, ['stage order', 'evidence proof'])
  await tell('stopped', '2026-11-24')
  const row = await garut.may((tx) => tx.selectFrom('adoption').selectAll().executeTakeFirstOrThrow())
  t.match(row, { stage: 'stopped', stopped_on: '2026-11-24', next_on: null })
  t.same((await adoptionCounts(app.db, 1)).get(PRACTICE)?.byStage, new Map([['stopped', 1]]), 'moved, not doubled')
})

t.test('an obstacle is resolved once, by the adopter or the practice’s owner', async (t) => {
  const app = await anApp(t)
  const garut = await anActor(app, 'member', GARUT)
  const curator = await anActor(app, 'curator', SUMEDANG)
  const other = await anActor(app, 'curator', BANDUNG)
  const { adoptionId } = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  const obstacle = { adoptionId, type: 'data', severity: 'low', detail: 'Data belum rapi', inCharge: '' } as const
  const obstacleId = await garut.may((tx) => openObstacle(tx, garut.who, obstacle, app.now))
  const solution = { obstacleId, resolution: 'answer', note: 'Diselesaikan lewat tanya jawab' } as const
  t.equal((await refusalOf(other.may((tx) => resolveObstacle(tx, other.who, solution, app.now)))).kind, 'forbidden')
  const untold = curator.may((tx) => resolveObstacle(tx, curator.who, { ...solution, note: '' }, app.now))
  t.same((await refusalOf(untold)).fields, ['note solution'])
  await curator.may((tx) => resolveObstacle(tx, curator.who, solution, app.now))
  t.equal((await refusalOf(garut.may((tx) => resolveObstacle(tx, garut.who, solution, app.now)))).kind, 'conflict')
  const row = await garut.may((tx) => tx.selectFrom('adoption').select('open_obstacles').executeTakeFirstOrThrow())
  t.equal(row.open_obstacles, 0)
})
