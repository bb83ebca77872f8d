import t from 'tap'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import type { Actor } from '../../src/domain/permissions.ts'
import { follow, followsOf, type News, notify } from '../../src/features/notifications/notifications.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { personOf } from '../support/outbox.ts'

const BANDUNG = 'anggota@bandung.example'
const APPROVER = 'penanggungjawab@bandung.example'
const GARUT = 'anggota@garut.example'
const CURATOR = 'kurator@sumedang.example'

const PRACTICE = { subject: 'practice', id: 'portal-data' } as const
const CHANGED: News = {
  kind: 'practice.changed',
  key: 'changed portal-data 2',
  arguments: { practice: 'Portal data', practiceEn: '' },
  about: '/praktik/portal-data',
}

async function actor(app: TestApp, email: string, agency: string): Promise<Actor> {
  const personId = await personOf(app, email)
  const post = { id: personId, role: 'member', agency, agencyName: null, province: null, unit: null } as const
  return { personId, name: email, language: 'id', memberships: [post] }
}

/** Who was told, by address. */
const told = (app: TestApp) =>
  asPlatform(app.db, (tx) =>
    tx
      .selectFrom('notification as n')
      .innerJoin('person as p', 'p.id', 'n.person_id')
      .select(['p.email', 'n.mode', 'n.kind'])
      .orderBy('p.email')
      .execute(),
  )
const addresses = async (app: TestApp) => (await told(app)).map(({ email }) => email)

t.test('everybody is told once, and nobody of what they did themselves', async (t) => {
  const app = await anApp(t, 'demo')
  const bandung = await actor(app, BANDUNG, '32.04')
  const garut = await personOf(app, GARUT)
  await asPlatform(app.db, (tx) => follow(tx, garut, PRACTICE.subject, PRACTICE.id, app.now))
  const news = { ...CHANGED, to: [garut, bandung.personId], agencies: ['32.04'], followersOf: [PRACTICE] }
  const n = await asActor(app.db, bandung, (tx) => notify(tx, news, app.now))
  t.same(await addresses(app), [GARUT, APPROVER], 'the unit’s user is no addressee, the actor is left out')
  t.equal(n, 2)
  t.equal(await asActor(app.db, bandung, (tx) => notify(tx, { ...news, curators: true }, app.now)), 1)
  t.same(await addresses(app), [GARUT, CURATOR, APPROVER], 'a second time only who was not told yet')
})

t.test('who has left, is disabled or is excepted hears nothing', async (t) => {
  const app = await anApp(t, 'demo')
  await app.db.updateTable('person').set({ disabled_at: app.now }).where('email', '=', APPROVER).execute()
  await app.db
    .updateTable('membership')
    .set({ valid_until: '2026-11-23' })
    .where('person_id', '=', await personOf(app, CURATOR))
    .execute()
  const except = await personOf(app, GARUT)
  const news = { ...CHANGED, agencies: ['32.04', '32.05'], curators: true, except }
  await asActor(app.db, null, (tx) => notify(tx, news, app.now))
  t.same(await addresses(app), [BANDUNG, 'penanggungjawab@garut.example'])
})

t.test('what somebody no longer wants to follow does not come back by itself', async (t) => {
  const app = await anApp(t, 'demo')
  const bandung = await actor(app, BANDUNG, '32.04')
  const { personId } = bandung
  const { subject, id } = PRACTICE
  t.match(await followsOf(app.db, bandung, subject, id), { follows: false })
  await asActor(app.db, bandung, (tx) => follow(tx, personId, subject, id, app.now))
  t.match(await followsOf(app.db, bandung, subject, id), { subject, id, follows: true })
  t.equal(await followsOf(app.db, null, subject, id), null)
  await asActor(app.db, bandung, (tx) => tx.updateTable('follow').set({ wanted: false }).execute())
  await asActor(app.db, bandung, (tx) => follow(tx, personId, subject, id, app.now))
  t.match(await followsOf(app.db, bandung, subject, id), { follows: false })
  await asPlatform(app.db, (tx) => notify(tx, { ...CHANGED, followersOf: [PRACTICE] }, app.now))
  t.same(await addresses(app), [])
})

t.test('each is told by mail as they wish', async (t) => {
  const app = await anApp(t, 'demo')
  const garut = await actor(app, GARUT, '32.05')
  const wish = { person_id: garut.personId, kind: 'practice.changed', mode: 'off' } as const
  await asActor(app.db, garut, (tx) => tx.insertInto('notification_wish').values(wish).execute())
  await asPlatform(app.db, (tx) => notify(tx, { ...CHANGED, agencies: ['32.05'] }, app.now))
  t.same(
    (await told(app)).map(({ mode }) => mode),
    ['off', 'daily'],
  )
})

t.test('nobody reads who follows what, what others are told, or how', async (t) => {
  const app = await anApp(t, 'demo')
  const [bandung, garut] = [await actor(app, BANDUNG, '32.04'), await actor(app, GARUT, '32.05')]
  await asActor(app.db, garut, (tx) => follow(tx, garut.personId, 'region', '32.11', app.now))
  const news = { ...CHANGED, followersOf: [{ subject: 'region', id: '32.11' }] } as const
  t.equal(await asActor(app.db, bandung, (tx) => notify(tx, news, app.now)), 1)
  const seen = (who: Actor | null) =>
    asActor(app.db, who, async (tx) => [
      (await tx.selectFrom('follow').selectAll().execute()).length,
      (await tx.selectFrom('notification').selectAll().execute()).length,
    ])
  t.same(await seen(bandung), [0, 0])
  t.same(await seen(null), [0, 0])
  t.same(await seen(garut), [1, 1])
  const forge = { person_id: garut.personId, kind: 'region.changed', mode: 'off' } as const
  await t.rejects(asActor(app.db, bandung, (tx) => tx.insertInto('notification_wish').values(forge).execute()))
  await t.rejects(asActor(app.db, bandung, (tx) => follow(tx, garut.personId, 'region', '32.12', app.now)))
})

t.test('what is told stands or falls with what caused it', async (t) => {
  const app = await anApp(t, 'demo')
  const failing = asPlatform(app.db, async (tx) => {
    await notify(tx, { ...CHANGED, agencies: ['32.04'] }, app.now)
    throw new Error('did not happen')
  })
  await t.rejects(failing)
  t.same(await addresses(app), [])
})
