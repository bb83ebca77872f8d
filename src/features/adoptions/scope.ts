import { type Actor, ownAgencies } from '../../domain/permissions.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Scope } from './funnel-queries.ts'

/** Everything for the ministry, curators and assessors; a province for its reviewer; else the own agency's part. */
export function scopeOf(who: Actor | null): Scope {
  const memberships = who?.memberships ?? []
  if (memberships.some(({ role }) => role === 'ministry' || role === 'curator' || role === 'assessor')) {
    return { province: '', agencies: null }
  }
  const province = memberships.find(({ role }) => role === 'reviewer')?.province ?? null
  return province === null ? { province: '', agencies: ownAgencies(who) } : { province, agencies: null }
}

/** The same in words. */
export function scopeText(t: Translate, who: Actor | null): string {
  const { province, agencies } = scopeOf(who)
  if (agencies === null) return t(`adoptions.funnel.scope.${province === '' ? 'all' : 'province'}`)
  const names = who?.memberships.flatMap(({ agencyName }) => agencyName ?? []) ?? []
  return t('adoptions.funnel.scope.own', { agency: [...new Set(names)].join(', ') })
}
