import type { Actor, Membership } from '../../domain/permissions.ts'

/** What decides about figures: role, agency and province, without who holds them. */
export const rightsOf = (who: Pick<Actor, 'memberships'> | null): Membership[] =>
  (who?.memberships ?? [])
    .map(({ role, agency, province }) => ({ id: '', role, agency, agencyName: null, province, unit: null }))
    .sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))

/** Whether two people, or one at two times, may see the same figures. */
export const sameRights = (some: readonly Membership[], others: readonly Membership[]): boolean =>
  signOf(some) === signOf(others)

const signOf = (memberships: readonly Membership[]): string =>
  [...new Set(rightsOf({ memberships }).map(textOf))].join()

const textOf = ({ role, agency, province }: Membership): string => [role, agency ?? '', province ?? ''].join(' ')

/** Somebody with these rights and no name. Nobody at all where there were none. */
export const bearerOf = (memberships: readonly Membership[], language: 'id' | 'en', personId: string): Actor | null =>
  memberships.length === 0 ? null : { personId, name: '', language, memberships }
