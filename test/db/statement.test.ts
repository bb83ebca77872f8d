import { sql } from 'kysely'
import t from 'tap'
import { statement } from '../../src/db/statement.ts'
import { aDatabase } from '../support/database.ts'

t.test('a statement compiled once takes other values each time, also one that stands in it twice', async (t) => {
  const { db } = await aDatabase(t)
  let built = 0
  const select = statement((_db, { word, least }: { readonly word: string; readonly least: number }) => {
    built += 1
    return sql<{ a: string; b: string; c: number; d: string }>`
      select ${word}::text as a, upper(${word}) as b, ${least}::int as c, ${'kept'}::text as d`
  })
  t.same(await select(db, { least: 3, word: 'satu' }), [{ a: 'satu', b: 'SATU', c: 3, d: 'kept' }])
  t.same(await select(db, { word: 'dua', least: 4 }), [{ a: 'dua', b: 'DUA', c: 4, d: 'kept' }])
  t.equal(built, 1)
})

t.test('a built query keeps its constants and its types', async (t) => {
  const { db } = await aDatabase(t)
  const regencies = statement((db, { province }: { readonly province: string }) =>
    db
      .selectFrom('agency')
      .where('type', '=', 'kota')
      .where('province_code', '=', province)
      .select(['code', 'autonomous'])
      .orderBy('code')
      .limit(1),
  )
  t.same(await regencies(db, { province: '32' }), [{ code: '32.71', autonomous: true }])
  t.same(await regencies(db, { province: '31' }), [{ code: '31.71', autonomous: false }])
})
