/** What can be found. */
export const SEARCH_KINDS = ['practice', 'question', 'answer', 'indicator', 'region', 'visit', 'obstacle'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]
