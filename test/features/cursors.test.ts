import { createHash } from 'node:crypto'
import t from 'tap'
import { anApp, type TestApp } from '../support/app.ts'
import { aPerson } from '../support/people.ts'

const ID = '01910000-0000-7000-8000-000000000000'

/** How a cursor is made is no secret. */
function forged(list: string, filters: unknown, after: unknown): string {
  const seal = createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 12)
  return Buffer.from(JSON.stringify([seal, after])).toString('base64url')
}

const LISTS: readonly (readonly [path: string, list: string, filters: unknown])[] = [
  ['/tanya', 'questions', {}],
  ['/api/v1/questions', 'questions', {}],
  ['/notifikasi', 'notifications', null],
  ['/kotak-keluar', 'outbox', null],
  ['/api/v1/adoptions', 'own adoptions', { practice: '' }],
  ['/api/v1/practices', 'practices', {}],
  ['/api/v1/visits', 'visits', {}],
  ['/api/v1/agencies', 'agencies', [undefined, undefined, undefined]],
]

const NO_PLACES: readonly unknown[] = [
  ['', 'x', 7, null, [], {}],
  ['0000-01-01T00:00:00Z', '-1', '32.11\0'],
  [
    { at: '0000-01-01T00:00:00Z', id: ID },
    { at: '2026-13-01T00:00:00Z', id: ID },
    { at: 'infinity', id: ID },
  ],
  [
    { due: '0000-01-01', id: ID },
    { due: '2026-02-30', id: ID },
    { due: '2026-02-01', id: 'x' },
  ],
  [
    { day: '0000-01-01', id: ID },
    { day: 'today', id: ID },
    { day: '2026-02-01', id: "' or 1" },
  ],
  [
    { position: 1.5, slug: 'a' },
    { position: 1e12, slug: 'a' },
    { position: 1, slug: '\0' },
  ],
].flat()

t.test('a cursor that somebody wrote is refused in every list', async (t) => {
  const app: TestApp = await anApp(t)
  const member = await aPerson(app, 'ani@bandung.example', 'member', '32.04')
  for (const [path, list, filters] of LISTS) {
    for (const after of NO_PLACES) {
      const { statusCode } = await member.get(`${path}?cursor=${forged(list, filters, after)}`)
      t.equal(statusCode, 422, `${path} ${JSON.stringify(after)}`)
    }
  }
  const place = forged('questions', {}, { at: '2026-01-01T00:00:00Z', id: ID })
  t.equal((await app.get(`/tanya?cursor=${place}`)).statusCode, 200, 'this is how they are made')
})
