import type { Test } from 'tap'
import { z } from 'zod'
import { formatHundredths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { assessmentJson, savedJson, summaryJson } from '../../src/features/assessments/schema.ts'
import { levels, spbe } from '../domain/instruments.ts'
import { SPBE } from './assessments.ts'
import { DEMO_PASSWORD } from './database.ts'

/** How many saves of one person are on their way at the same time. */
const AT_ONCE = 4

interface Stored {
  readonly version: number
  readonly explanation: string
}

/** Somebody who answers this year's questionnaire over the network, and remembers what was acknowledged. */
export interface Answerer {
  /** How many saves were acknowledged so far. */
  readonly acknowledged: number
  /** Changes one answer after the other until the platform at `address` is gone. */
  answerUntilItEnds(address: string): Promise<void>
  /** Holds what the platform at `address` has against what was acknowledged. */
  compare(t: Test, address: string): Promise<void>
}

export function anAnswerer(email: string): Answerer {
  const known = new Map<number, Stored>()
  let acknowledged = 0
  let tries = 0

  const save = async (call: Call, id: string, number: number): Promise<boolean> => {
    const explanation = `Simpanan ${++tries}`
    const change = { version: known.get(number)?.version ?? 0, value: (tries % 5) + 1, explanation }
    const saved = await call('PATCH', `/assessments/${id}/answers/${number}`, change).catch(() => null)
    if (!saved) return false
    known.set(number, { version: savedJson.parse(saved).version, explanation })
    acknowledged += 1
    return true
  }

  return {
    get acknowledged() {
      return acknowledged
    },
    answerUntilItEnds: async (address) => {
      const call = await signedIn(address, email)
      const { id, answers } = await thisYears(call)
      for (const { number, version, explanation } of answers) known.set(number, { version, explanation })
      const each = async (first: number) => {
        let number = first
        while (await save(call, id, number)) number = number + AT_ONCE > answers.length ? first : number + AT_ONCE
      }
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => each(at + 1)))
    },
    compare: async (t, address) => {
      const { answers, score: stored, progress } = await thisYears(await signedIn(address, email))
      for (const { number, version, explanation } of answers) {
        const last = known.get(number) ?? { version: 0, explanation: '' }
        // One save of each answer may have been stored without a chance to say so.
        if (version !== last.version + 1) t.same({ version, explanation }, last, `indicator ${number}`)
      }
      const values = levels(answers.map(({ value }) => (value === null ? null : Number(value))))
      t.equal(stored.index, formatHundredths(score(spbe, values).indexHundredths), 'the index is that of the answers')
      t.equal(progress.answered, values.filter((value) => value !== null).length)
    },
  }
}

type Call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<unknown>

/** Signs in as a browser does; gives what calls the API. */
export async function signedIn(address: string, email: string): Promise<Call> {
  const answer = await fetch(`${address}/masuk`, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
    redirect: 'manual',
  })
  const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return async (method, path, body) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { origin: address, cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return answer.json()
  }
}

const list = z.object({ items: z.array(summaryJson) })

/** The self-assessment of this year, started where there is none. */
async function thisYears(call: Call) {
  const year = new Date().getFullYear()
  const { items } = list.parse(await call('GET', '/assessments'))
  const found = items.find((item) => item.year === year && item.stage === 'self')
  return assessmentJson.parse(
    found
      ? await call('GET', `/assessments/${found.id}`)
      : await call('POST', '/assessments', { instrument: SPBE, year }),
  )
}
