import type { Database } from '../../db/database.ts'

interface Use {
  readonly draft: string
  /** Calendar day in WIB. */
  readonly day: string
}

export async function insertOpened(tx: Database, { draft, day }: Use): Promise<void> {
  await tx
    .insertInto('similar_use')
    .values({ draft, what: 'opened', day })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Only of a form from which something was opened. */
export async function insertAsked(tx: Database, { draft, day }: Use): Promise<void> {
  await tx
    .insertInto('similar_use')
    .columns(['draft', 'what', 'day'])
    .expression((eb) =>
      eb
        .selectFrom('similar_use')
        .where('draft', '=', draft)
        .where('what', '=', 'opened')
        .select(['draft', eb.val('asked' as const).as('what'), eb.val(day).as('day')]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Forms from which something was opened since a day and nothing was asked. */
export async function countOpened(tx: Database, since: string): Promise<number> {
  const { n } = await tx
    .selectFrom('similar_use as o')
    .where('o.what', '=', 'opened')
    .where('o.day', '>=', since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('similar_use as a')
            .whereRef('a.draft', '=', 'o.draft')
            .where('a.what', '=', 'asked')
            .select('a.draft'),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
