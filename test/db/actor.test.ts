import { sql } from 'kysely'
import t from 'tap'
import { asActor, asPlatform, type Handle, readAs } from '../../src/db/actor.ts'
import { connect } from '../../src/db/database.ts'
import { aDatabase } from '../support/database.ts'

const consent = (tx: Handle, agency: string) =>
  tx.insertInto('levels_consent').values({ agency_id: agency, given_at: new Date(), given_by: null }).execute()

const consents = (tx: Handle) => tx.selectFrom('levels_consent').select('agency_id').orderBy('agency_id').execute()

t.test('what a failed statement leaves behind is never taken for stored', async (t) => {
  const { db } = await aDatabase(t)
  const swallowed = asPlatform(db, async (tx) => {
    await consent(tx, '32.04')
    await sql`select 1/0`.execute(tx).catch(() => {})
  })
  await t.rejects(swallowed, /stored/)
  const sentWithCommit = asPlatform(db, async (tx, last) => {
    await consent(tx, '32.05')
    last(consent(tx, 'no such agency'))
  })
  await t.rejects(sentWithCommit, { code: '23503' })
  const thrown = asPlatform(db, async (tx) => {
    await consent(tx, '32.06')
    throw new Error('changed its mind')
  })
  await t.rejects(thrown, /changed its mind/)
  t.same(await asPlatform(db, consents), [])
})

t.test('a statement sent with COMMIT is stored with the rest', async (t) => {
  const { db } = await aDatabase(t)
  await asPlatform(db, async (tx, last) => {
    await consent(tx, '32.04')
    last(consent(tx, '32.05'))
  })
  t.same(await asPlatform(db, consents), [{ agency_id: '32.04' }, { agency_id: '32.05' }])
})

t.test('statements asked at once run in the order they were asked', async (t) => {
  const { db } = await aDatabase(t)
  const seen = await asPlatform(db, async (tx) => {
    const [, before, , after] = await Promise.all([
      consent(tx, '32.04'),
      consents(tx),
      consent(tx, '32.05'),
      consents(tx),
    ])
    return [before.length, after.length]
  })
  t.same(seen, [1, 2])
})

t.test('what is read at once sees what the actor may see; a statement that comes later is refused', async (t) => {
  const { db } = await aDatabase(t)
  await asPlatform(db, (tx) => consent(tx, '32.04'))
  const settings = (tx: Handle) => sql<{ own: string }>`select current_setting('lab.own', true) as own`.execute(tx)
  const [{ rows }, before] = await readAs(db, null, (tx) => Promise.all([settings(tx), consents(tx)]))
  t.same([rows, before], [[{ own: '' }], [{ agency_id: '32.04' }]])
  const late = readAs(db, null, async (tx) => {
    await consents(tx)
    return consents(tx)
  })
  await t.rejects(late, /over/)
  await t.rejects(
    readAs(db, null, (tx) => sql`select 1/0`.execute(tx)),
    { code: '22012' },
  )
  t.same(await asPlatform(db, consents), [{ agency_id: '32.04' }])
})

t.test('a handle kept beyond its transaction reaches nobody else’s', async (t) => {
  const { db } = await aDatabase(t)
  let kept: Handle | undefined
  await asPlatform(db, async (tx) => {
    kept = tx
  })
  if (!kept) return t.fail('no handle')
  await t.rejects(consents(kept), /is over/)
})

t.test('nobody’s transaction owns nothing', async (t) => {
  const { db } = await aDatabase(t)
  await t.rejects(
    asActor(db, null, (tx) => consent(tx, '32.04')),
    /row-level security/,
  )
})

t.test('the actor ends with its transaction, so that a pooled connection never leaks it', async (t) => {
  const { appUrl } = await aDatabase(t)
  const db = connect(appUrl, { max: 1 })
  t.teardown(() => db.destroy())
  const setting = () =>
    sql<{ own: string }>`select coalesce(current_setting('lab.own', true), '') as own`
      .execute(db)
      .then(({ rows }) => rows[0]?.own)
  await asPlatform(db, async (tx) => {
    const { rows } = await sql<{ own: string }>`select current_setting('lab.own', true) as own`.execute(tx)
    t.equal(rows[0]?.own, '*')
  })
  t.equal(await setting(), '')
})
