import { asPlatform } from '../../src/db/actor.ts'
import type { Response, TestApp, Visitor } from './app.ts'

export interface Invitation {
  readonly answer: Response
  /** The path that is shown once. */
  readonly link: string
}

/** Invites somebody as the form does, an operator unless said. */
export async function invites(
  visitor: Visitor,
  email: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Invitation> {
  const answer = await visitor.post('/tim/undangan', { email, name: 'Rina Wulandari', role: 'member', ...fields })
  return { answer, link: linkIn(answer.body) }
}

export const linkIn = (text: string): string => /(?:\/en)?\/undangan\/[\w-]{43}/.exec(text)?.[0] ?? ''

/** What stands in the audit trail of people, oldest first. */
export const trailOf = (app: TestApp) =>
  asPlatform(app.db, (tx) =>
    tx
      .selectFrom('audit_event')
      .select(['action', 'agency_id', 'data'])
      .where((eb) =>
        eb.or([eb('action', 'like', 'invitation.%'), eb('action', 'like', 'post.%'), eb('action', 'like', 'unit.%')]),
      )
      .orderBy('id')
      .execute(),
  )

/** All posts of an address, oldest first. */
export const postsOf = (app: TestApp, email: string) =>
  app.db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('p.email', '=', email)
    .select(['m.id', 'm.role', 'm.agency_id as agency', 'm.valid_from as from', 'm.valid_until as until'])
    .orderBy('m.id')
    .execute()
