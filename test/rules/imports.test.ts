import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import t from 'tap'

/** Rooms that may come in by another room's door. It must stay acyclic. */
const doors: Readonly<Record<string, readonly string[]>> = {
  instruments: ['notifications', 'practices'],
  calculator: ['instruments'],
  agencies: ['instruments', 'notifications', 'practices'],
  practices: [],
  editing: ['notifications', 'practices'],
  library: ['adoptions', 'common-obstacles', 'editing', 'notifications', 'practices'],
  data: ['adoptions', 'instruments'],
  home: ['agencies', 'instruments', 'practices'],
  accounts: [],
  people: ['accounts', 'instruments', 'messages'],
  tokens: [],
  webhooks: [],
  progress: [],
  delegations: [],
  visits: [
    'adoptions',
    'agencies',
    'assessments',
    'delegations',
    'instruments',
    'messages',
    'notifications',
    'practices',
    'progress',
  ],
  messages: [],
  feeds: [],
  notifications: ['messages'],
  'follow-ups': ['messages'],
  assignments: [],
  teams: ['agencies', 'assessments', 'assignments', 'instruments'],
  checks: ['assignments', 'instruments', 'ladder'],
  assessments: [
    'agencies',
    'assignments',
    'checks',
    'deliveries',
    'evidence',
    'instruments',
    'ladder',
    'practices',
    'progress',
    'proposals',
  ],
  deliveries: [],
  requests: ['agencies', 'assessments', 'assignments', 'deliveries', 'evidence', 'instruments', 'ladder'],
  evidence: ['agencies', 'instruments'],
  'evidence-items': ['agencies', 'assessments', 'assignments', 'evidence', 'ladder'],
  ladder: ['instruments'],
  proposals: ['instruments'],
  history: ['agencies', 'assessments', 'assignments', 'instruments'],
  worksheet: ['agencies', 'assessments', 'history', 'instruments'],
  packages: ['agencies', 'assessments', 'assignments', 'evidence', 'instruments'],
  documents: ['instruments', 'practices', 'requests', 'visits'],
  desk: ['adoptions', 'assessments', 'people', 'requests', 'teams', 'visits'],
  adoptions: ['agencies', 'delegations', 'follow-ups', 'practices'],
  reports: ['adoptions', 'instruments', 'progress'],
  schedules: ['messages', 'reports'],
  search: [],
  exports: ['reports', 'submissions'],
  submissions: ['agencies', 'assessments', 'documents', 'evidence', 'instruments'],
  questions: ['adoptions', 'notifications', 'practices', 'search'],
  'common-obstacles': ['adoptions', 'notifications'],
  links: ['adoptions', 'follow-ups', 'messages'],
}

const layers: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  db: ['db', 'domain'],
  files: ['files', 'domain'],
  web: ['web', 'db', 'files', 'domain', 'config', 'static'],
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ path: `src/${file.replaceAll('\\', '/')}`, text: readFileSync(join('src', file), 'utf8') }))

/** What is wrong with an import, or null. */
function wrongArrow(from: string, to: string): string | null {
  const [, area = '', room = ''] = from.split('/')
  const target = to.startsWith('static/') ? ['static'] : to.replace(/^src\//, '').split('/')
  const [toArea = '', toRoom = '', toFile = ''] = target
  const base = toArea.replace(/\.ts$/, '').replace(/^config-.*/, 'config')
  if (area in layers) return layers[area]?.includes(base) ? null : `${from} reaches up to ${to}`
  if (area !== 'features') return null
  if (['web', 'db', 'files', 'domain', 'config'].includes(base)) return null
  if (base !== 'features') return `${from} reaches out to ${to}`
  if (toRoom === room) return null
  if (toFile !== `${toRoom}.ts`) return `${from} climbs in by a window: ${to}`
  return doors[room]?.includes(toRoom) ? null : `${from} has no door to ${toRoom}`
}

const importsOf = ({ path, text }: { path: string; text: string }): string[] =>
  [...text.matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, to = '']) => normalize(join(dirname(path), to)))

t.test('arrows only go down, and rooms use doors', async (t) => {
  const wrong = files.flatMap((file) => importsOf(file).flatMap((to) => wrongArrow(file.path, to) ?? []))
  t.same(wrong, [])
  t.ok(files.length > 100, 'all source files were read')
})

t.test('a planted arrow is found', async (t) => {
  t.ok(wrongArrow('src/domain/scoring.ts', 'src/db/database.ts'))
  t.ok(wrongArrow('src/web/app.ts', 'src/features/home/routes.ts'))
  t.ok(wrongArrow('src/features/home/routes.ts', 'src/features/agencies/queries.ts'), 'a window')
  t.ok(wrongArrow('src/features/practices/api.ts', 'src/features/assessments/assessments.ts'), 'no door')
  t.equal(wrongArrow('src/features/desk/routes.ts', 'src/features/assessments/assessments.ts'), null)
})

t.test('no room can reach itself through doors', async (t) => {
  const reaches = (room: string, seen: readonly string[]): boolean =>
    (doors[room] ?? []).some((next) => seen.includes(next) || reaches(next, [...seen, next]))
  t.same(
    Object.keys(doors).filter((room) => reaches(room, [room])),
    [],
  )
})

t.test('the domain imports nothing but zod and hashing', async (t) => {
  const outside = files
    .filter(({ path }) => path.startsWith('src/domain/'))
    .flatMap(({ path, text }) => [...text.matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => `${path} ${name}`))
    .filter((line) => !/ (zod|node:crypto)$/.test(line))
  t.same(outside, [])
})

const only = (pattern: RegExp, allowed: RegExp): string[] =>
  files.filter(({ path, text }) => pattern.test(text) && !allowed.test(path)).map(({ path }) => path)

t.test('variables of the environment are known in one place', async (t) => {
  // the embedded server inherits the environment of its program, whatever is in it
  t.same(only(/process\.env/, /^src\/(config\.ts|start\.mjs|db\/embedded-process\.ts)$/), [])
})

t.test('raw SQL stands in queries and in db', async (t) => {
  t.same(only(/\bsql(<[^`]*>)?`/, /^src\/(db|commands)\/|queries\.ts$/), [])
})

t.test('there is one clock', async (t) => {
  t.same(only(/new Date\(\)|Date\.now\(\)/, /^src\/(main\.ts|commands\/|start\/|db\/embedded)/), [])
  t.same(only(/(?<![\w.])now\(\)|current_date|current_timestamp/, /^$/), [])
})
