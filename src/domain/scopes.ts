/** What a personal token may be used for. Each call of the API needs one of them; none gives more than its person may do. */
export const SCOPES = [
  'figures:read',
  'library:read',
  'assessments:read',
  'assessments:write',
  'adoptions:read',
  'adoptions:write',
  'reports:read',
] as const
export type Scope = (typeof SCOPES)[number]

/** How many days a token may live at most, and what is offered. */
export const TOKEN_DAYS = [30, 90, 365] as const
