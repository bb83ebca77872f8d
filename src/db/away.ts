const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  '08000',
  '08003',
  '08006',
  '25006', // read_only_sql_transaction: a primary that became a replica
])

const SENTENCES =
  /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout|timeout expired/

/** Whether an error says that the database cannot be reached, is starting or is overloaded, rather than a bug. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (CODES.has(code) || SENTENCES.test(error.message)) return true
  return error instanceof AggregateError && error.errors.some(isDatabaseAway)
}
