import type { Handle } from './actor.ts'

export const JOBS_SCHEMA = 'jobs'

/** Every queue by name; created by the owner when migrating. */
export const QUEUES = [
  'housekeeping',
  'follow-ups',
  'delivery',
  'effects',
  'questions',
  'exports',
  'report-check',
  'report-mail',
  'webhooks',
  'evidence',
] as const
export type Queue = (typeof QUEUES)[number]

/** When each is due, as cron says it. */
const SCHEDULES: Readonly<Record<Queue, string>> = {
  housekeeping: '*/15 * * * *',
  'follow-ups': '*/5 * * * *',
  delivery: '* * * * *',
  webhooks: '* * * * *',
  questions: '*/10 * * * *',
  evidence: '35 * * * *',
  'report-mail': '*/10 * * * *',
  exports: '* * * * *',
  effects: '20 19 * * *', // at night in Indonesia
  'report-check': '40 19 * * *',
}

/** Work that is done once, later, by one of the instances. */
export interface Jobs {
  /** Puts a job in the queue within the same transaction as the change that caused it: both happen or neither. */
  send(tx: Handle, queue: Queue, data?: object): Promise<void>
  stop(): Promise<void>
}

export type Workers = Readonly<Record<Queue, () => Promise<void>>>

/** Starts taking jobs from the queue; the schema must have been prepared by `migrate`. */
export async function startJobs(url: string, workers: Workers, onError: (error: Error) => void): Promise<Jobs> {
  const { fromKysely, PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: url, schema: JOBS_SCHEMA, migrate: false, createSchema: false, max: 2 })
  boss.on('error', onError)
  await boss.start()
  for (const queue of QUEUES) await boss.work(queue, { pollingIntervalSeconds: 10 }, workers[queue])
  for (const queue of QUEUES) await boss.schedule(queue, SCHEDULES[queue])
  return {
    send: async (tx, queue, data = {}) => {
      await boss.send(queue, data, { db: fromKysely(tx) })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
