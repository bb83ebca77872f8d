import t from 'tap'
import { asActor } from '../../src/db/actor.ts'
import { forgetPublicData, remembered, rememberPublicData } from '../../src/db/public-memory.ts'
import { aDatabase } from '../support/database.ts'

t.test('public data is asked for once until it changes, also inside an actor’s transaction', async (t) => {
  const { db } = await aDatabase(t)
  let asked = 0
  let changed = () => {}
  const nameOf = remembered(async (_db, code: string) => {
    asked += 1
    return code === 'unknown' ? undefined : `${code} ${asked}`
  })
  t.equal(await nameOf(db, '32.04'), '32.04 1')
  t.equal(await nameOf(db, '32.04'), '32.04 2', 'nothing is remembered where nobody watches for changes')

  rememberPublicData(db, { onChange: (listener) => (changed = listener), stop: () => {} })
  t.equal(await nameOf(db, '32.04'), '32.04 3')
  t.equal(await asActor(db, null, (tx) => nameOf(tx, '32.04')), '32.04 3')
  t.equal(await nameOf(db, '32.05'), '32.05 4')
  await nameOf(db, 'unknown')
  await nameOf(db, 'unknown')
  t.equal(asked, 6, 'what is not there is asked for each time')

  changed()
  t.equal(await nameOf(db, '32.04'), '32.04 7')
  forgetPublicData(db)
  t.equal(await nameOf(db, '32.04'), '32.04 8')
})

t.test('an answer that was on its way during a change is not remembered', async (t) => {
  const { db } = await aDatabase(t)
  let changed = () => {}
  rememberPublicData(db, { onChange: (listener) => (changed = listener), stop: () => {} })
  t.teardown(() => forgetPublicData(db))
  const answers: ((value: string) => void)[] = []
  const slow = remembered(() => new Promise<string>((resolve) => answers.push(resolve)))
  const first = slow(db)
  changed()
  answers[0]?.('old')
  t.equal(await first, 'old')
  const second = slow(db)
  t.equal(answers.length, 2)
  answers[1]?.('new')
  t.equal(await second, 'new')
})
