import type { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'

interface Compilable<Row> {
  compile(db: Database): CompiledQuery<Row>
}

/**
 * A statement that is asked all day: put together and compiled once, and then only given other values; building it each
 * time costs as much as sending it (measured). `build` may use what it is given as parameters only: it must not decide
 * how the statement looks. A value that stands in it several times is sent once.
 */
export function statement<Given extends object, Row>(
  build: (db: Database, given: Given) => Compilable<Row>,
): (db: Database, given: Given) => Promise<Row[]> {
  let known: Compiled<Given, Row> | null = null
  return async (db, given) => {
    known ??= compiled(db, build)
    const { rows } = await db.executeQuery<Row>({ ...known.query, parameters: known.parameters(given) })
    return rows
  }
}

interface Compiled<Given, Row> {
  readonly query: CompiledQuery<Row>
  parameters(given: Given): readonly unknown[]
}

/** Compiles with a mark for each value, and so learns where it goes. */
function compiled<Given extends object, Row>(
  db: Database,
  build: (db: Database, given: Given) => Compilable<Row>,
): Compiled<Given, Row> {
  const marks = new Map<PropertyKey, object>()
  const given = new Proxy({} as Given, {
    get: (_target, name) => {
      const mark = marks.get(name) ?? { toString: () => String(name) }
      marks.set(name, mark)
      return mark
    },
  })
  const query = build(db, given).compile(db)
  const different = [...new Set(query.parameters)]
  const numbered = query.sql.replaceAll(
    /\$(\d+)/g,
    (_, place) => `$${different.indexOf(query.parameters[place - 1]) + 1}`,
  )
  const names = new Map([...marks].map(([name, mark]) => [mark, name as keyof Given]))
  const sources = different.map((parameter) => ({ constant: parameter, name: names.get(parameter as object) }))
  return {
    query: { ...query, sql: numbered },
    parameters: (given) => sources.map(({ constant, name }) => (name === undefined ? constant : given[name])),
  }
}
