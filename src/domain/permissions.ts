import { Refusal } from './errors.ts'

export type Role = 'member' | 'unit' | 'approver' | 'curator' | 'assessor' | 'reviewer' | 'ministry' | 'admin'

/** One post a person holds; `agency` for agency roles, `province` for a reviewer, neither for platform roles. */
export interface Membership {
  readonly id: string
  readonly role: Role
  readonly agency: string | null
  readonly agencyName: string | null
  readonly province: string | null
  readonly unit: string | null
}

export interface Actor {
  readonly personId: string
  readonly name: string
  readonly language: 'id' | 'en'
  readonly memberships: readonly Membership[]
}

/** Who may do what: the one table. `own` needs the subject's agency, `assigned` also its unit, `province` its province, `any` reaches all. */
const table = {
  'assessment:read': { own: ['member', 'unit', 'approver', 'curator'], province: ['reviewer'], any: ['ministry'] },
  'assessment:list': { own: ['member', 'unit', 'approver', 'curator'] },
  'assessment:start': { own: ['member', 'approver'] },
  'assessment:answer': { own: ['member', 'approver'], assigned: ['unit'] },
  'assessment:mark-ready': { own: ['member', 'approver'] },
  'assessment:explain': { own: ['member', 'approver'] },
  'assessment:submit': { own: ['approver'] },
  'assessment:amend': { own: ['approver'] },
  'assessment:read-trail': { own: ['member', 'approver'], province: ['reviewer'], any: ['ministry'] },
  'team:read': { own: ['member', 'unit', 'approver', 'curator'] },
  'team:assign': { own: ['member', 'approver'] },
  'team:hand-in': { own: ['member', 'approver'], assigned: ['unit'] },
  'team:review': { own: ['member', 'approver'] },
  'team:comment': { own: ['member', 'unit', 'approver', 'curator'] },
  'evidence:read': { own: ['member', 'unit', 'approver', 'curator'], province: ['reviewer'], any: ['ministry'] },
  'evidence:list': { own: ['member', 'unit', 'approver', 'curator'] },
  'evidence:upload': { own: ['member', 'unit', 'approver'] },
  'evidence:edit': { own: ['member', 'approver'] },
  'evidence:attach': { own: ['member', 'approver'], assigned: ['unit'] },
  'evidence:mark': { own: ['member', 'approver'], assigned: ['unit'] },
  'evidence:judge': { own: ['member', 'approver'] },
  'levels:share': { own: ['approver'] },
  'visit:request': { own: ['member', 'approver', 'curator'] },
  'visit:host': { own: ['member', 'approver', 'curator'] },
  'visit:read': { own: ['member', 'approver', 'curator'], province: ['reviewer'], any: ['ministry'] },
  'visit:take-part': { own: ['member', 'approver', 'curator'] },
  'practice:write': { own: ['member', 'unit', 'approver', 'curator'] },
  'practice:read-text': { own: ['member', 'unit', 'approver', 'curator'], any: ['curator'] },
  'practice:review': { any: ['curator'] },
  'simulated:read': { any: ['member', 'unit', 'approver', 'curator', 'assessor', 'reviewer', 'ministry', 'admin'] },
  'report:sums': { any: ['member', 'unit', 'approver', 'curator', 'assessor', 'reviewer', 'ministry', 'admin'] },
  'report:rows': { own: ['member', 'unit', 'approver', 'curator'], province: ['reviewer'], any: ['ministry'] },
  'adoption:read': { any: ['member', 'unit', 'approver', 'curator', 'assessor', 'reviewer', 'ministry'] },
  'adoption:commit': { own: ['member', 'approver'] },
  'adoption:host': { own: ['member', 'approver', 'curator'] },
  'adoption:report': { own: ['member', 'unit', 'approver'] },
  'adoption:confirm': { own: ['member', 'approver', 'curator'] },
  'adoption:verify': { any: ['member', 'approver', 'curator', 'assessor'], province: ['reviewer'] },
  'obstacle:open': { own: ['member', 'unit', 'approver'] },
  'obstacle:resolve': { own: ['member', 'unit', 'approver', 'curator'] },
  'question:ask': { own: ['member', 'unit', 'approver', 'curator'] },
  'question:answer': { own: ['member', 'unit', 'approver', 'curator'] },
  'question:vote': { own: ['member', 'unit', 'approver', 'curator'] },
  'question:moderate': { any: ['curator'] },
  'outbox:read': { own: ['member', 'approver', 'curator'], any: ['admin'] },
  'outbox:link': { own: ['member', 'approver'] },
  'webhook:own': { any: ['approver', 'curator', 'reviewer', 'ministry'] },
  'account:own': { any: ['member', 'unit', 'approver', 'curator', 'assessor', 'reviewer', 'ministry', 'admin'] },
} as const satisfies Record<string, Rule>

interface Rule {
  readonly own?: readonly Role[]
  readonly assigned?: readonly Role[]
  readonly province?: readonly Role[]
  readonly any?: readonly Role[]
}

export type Action = keyof typeof table

/** What an action is done to: agency-owned things carry their agency, and what is assigned to a unit that unit. */
export interface Subject {
  readonly agencyId: string | null
  readonly unitId?: string | null
}

const NOTHING: Subject = { agencyId: null }

/** The membership under which `who` may do this, or null. The order of memberships decides between several. */
export function allowedAs(who: Actor | null, action: Action, subject: Subject = NOTHING): Membership | null {
  const rule: Rule = table[action]
  return who?.memberships.find((membership) => applies(rule, membership, subject)) ?? null
}

/** Whether a button may be shown. */
export const can = (who: Actor | null, action: Action, subject: Subject = NOTHING): boolean =>
  allowedAs(who, action, subject) !== null

/**
 * The membership an act is done under. Refuses: nobody signed in (401), a subject `who` may not even read (404, so
 * that a foreign id tells nothing), a wrong role on one's own (403).
 */
export function demand(who: Actor | null, action: Action, subject: Subject = NOTHING): Membership {
  if (!who) throw new Refusal('unauthenticated', 'refusal.signIn')
  const membership = allowedAs(who, action, subject)
  if (membership) return membership
  if (subject.agencyId && !can(who, 'assessment:read', subject)) throw new Refusal('notFound', 'refusal.notFound')
  throw new Refusal('forbidden', `refusal.forbidden.${action}`)
}

/** Like `demand` for something `who` already sees: what may be read but not done is a wrong role (403). */
export function demandOfSeen(who: Actor | null, action: Action, subject: Subject): Membership {
  if (!who) throw new Refusal('unauthenticated', 'refusal.signIn')
  const membership = allowedAs(who, action, subject)
  if (!membership) throw new Refusal('forbidden', `refusal.forbidden.${action}`)
  return membership
}

function applies(rule: Rule, membership: Membership, { agencyId, unitId = null }: Subject): boolean {
  const { role, agency, province, unit } = membership
  if (rule.any?.includes(role)) return true
  if (rule.own?.includes(role)) return agencyId === null || agency === agencyId
  if (rule.assigned?.includes(role))
    return agencyId !== null && agency === agencyId && unitId !== null && unit === unitId
  if (rule.province?.includes(role)) return agencyId === null || agencyId.slice(0, 2) === province
  return false
}

/** The agencies a person works for. */
export const ownAgencies = (who: Actor | null): readonly string[] => [
  ...new Set(who?.memberships.flatMap((membership) => membership.agency ?? []) ?? []),
]

export interface Reach {
  readonly own: readonly string[]
  readonly reads: readonly string[]
  readonly roles: readonly Role[]
}

/** What row-level security lets a person reach: own agencies, provinces or everything (`*`) to read, and by which roles. */
export function reach(who: Actor): Reach {
  const reads = who.memberships.flatMap(({ role, province }) =>
    role === 'ministry' ? ['*'] : role === 'reviewer' && province ? [province] : [],
  )
  return {
    own: ownAgencies(who),
    reads: reads.includes('*') ? ['*'] : reads,
    roles: [...new Set(who.memberships.map(({ role }) => role))],
  }
}
