import { dayInJakarta } from '../../domain/calendar.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import { lastDayOf } from '../../domain/posts.ts'
import { moment } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { isRunning } from './ending.ts'
import type { OpenRow } from './invitation-queries.ts'
import type { Team } from './listing.ts'
import type { InvitationLine, PersonLine, TeamProps } from './pages.ts'
import type { PostRow } from './queries.ts'

/** A role with its unit, in the page's language. */
export const postIn = (t: Translate, { role, unit }: { readonly role: string; readonly unit: string | null }): string =>
  [t(`accounts.role.${role}`), unit].filter(Boolean).join(', ')

/** Everything `/tim` shows. */
export function teamProps(request: Request, code: string, team: Team, done: string, now: Date): TeamProps {
  const { actor, t } = request
  const today = dayInJakarta(now)
  const [running, past] = [
    team.posts.filter((post) => isRunning(post, today)),
    team.posts.filter((post) => !isRunning(post, today)),
  ]
  const whole = can(actor, 'people:read', { agencyId: code })
  const mayManage = can(actor, 'people:manage', { agencyId: code })
  const names = new Map(actor?.memberships.map(({ agency, agencyName }) => [agency, agencyName]))
  return {
    agency: team.agency,
    code,
    others: ownAgencies(actor)
      .filter((other) => other !== code && can(actor, 'people:list', { agencyId: other }))
      .map((other) => ({ href: `/tim?instansi=${other}`, name: names.get(other) ?? other })),
    whole,
    mayManage,
    done: done === '' ? '' : t(`people.done.${done}`),
    people: running.map((post) => personLine(request, post, today)),
    past: whole ? past.map((post) => personLine(request, post, today)) : [],
    invitations: team.invitations.map((row) => invitationLine(request, row, now)),
    units: team.units.map(({ id, name }) => ({
      id,
      name,
      people: new Set(running.flatMap((post) => (post.unitId === id ? post.personId : []))).size,
    })),
  }
}

function personLine({ actor, t }: Request, post: PostRow, today: string): PersonLine {
  return {
    id: post.id,
    name: post.name,
    email: post.email,
    post: postIn(t, post),
    from: post.from,
    until: lastDayOf(post.until, post.endedAt) ?? '',
    begins: post.from > today,
    disabled: post.disabledAt !== null,
    lastSignedInAt: post.lastSignedInAt,
    self: post.personId === actor?.personId,
  }
}

function invitationLine({ t, lang }: Request, row: OpenRow, now: Date): InvitationLine {
  const letter = letterOf(row)
  const when = letter === 'sent' ? row.sent_at : row.next_try_at
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    post: postIn(t, row),
    inviter: row.inviter,
    invitedAt: row.invitedAt,
    expiresAt: row.expiresAt,
    expired: row.expiresAt <= now,
    letter: t(`people.mail.${letter}`, { when: when ? moment(lang, when) : '' }),
    letterTone: letter === 'sent' ? 'good' : ['unclear', 'refused', 'retry'].includes(letter) ? 'warn' : '',
    endsOn: row.endsOn ?? '',
  }
}

/** What became of an invitation's letter. */
function letterOf({ next_try_at, sent_at, given_up_at, trouble, sending_at, tries }: OpenRow): string {
  if (next_try_at === null) return 'none'
  if (sent_at) return 'sent'
  if (given_up_at) return trouble === 'unclear' ? 'unclear' : 'refused'
  if (sending_at) return 'sending'
  return tries > 0 ? 'retry' : 'waiting'
}
