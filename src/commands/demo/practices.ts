import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import type { PracticeEventKind } from '../../db/schema.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import type { EditorialState } from '../../domain/editorial.ts'
import type { PracticeText } from '../../domain/practice.ts'
import { slugOf } from '../../domain/slug.ts'
import { writePractice } from '../../features/editing/publication-queries.ts'
import { LINKED_INSTRUMENT } from '../../features/practices/practices.ts'
import { demoPosts, insertEvents, insertRequests, someSimulatedText } from './practice-queries.ts'
import { COMPLAINTS, DATA_CALENDAR, NETWORK, QUEUE, STREET_TRADE, VILLAGE_ARCHIVE } from './practice-texts.ts'

interface DemoText {
  readonly agency: string
  /** Account of the author; nobody one can be for other agencies. */
  readonly author: string | null
  readonly content: PracticeText
  readonly state: EditorialState
  /** How long before the demonstration was made the last thing happened. */
  readonly daysAgo: number
  readonly reason?: string
}

const BANDUNG = { agency: '32.04', author: 'anggota@bandung.example' }
const GARUT = { agency: '32.05', author: 'anggota@garut.example' }
const CURATOR = 'kurator@sumedang.example'

const TEXTS: readonly DemoText[] = [
  { ...BANDUNG, content: QUEUE, state: 'published', daysAgo: 40 },
  { ...BANDUNG, content: COMPLAINTS, state: 'review', daysAgo: 3 },
  {
    ...GARUT,
    content: VILLAGE_ARCHIVE,
    state: 'returned',
    daysAgo: 6,
    reason: 'Sebutkan berapa desa yang berhenti pada uji coba dan mengapa; pembaca perlu tahu kegagalannya juga.',
  },
  { ...GARUT, content: STREET_TRADE, state: 'draft', daysAgo: 1 },
  { agency: '32.08', author: null, content: NETWORK, state: 'published', daysAgo: 425 },
  { agency: '32.13', author: null, content: DATA_CALENDAR, state: 'published', daysAgo: 600 },
]

const REQUESTS = [
  { email: BANDUNG.author, agency: BANDUNG.agency, slug: 'e-office', section: 'steps' },
  { email: BANDUNG.author, agency: BANDUNG.agency, slug: 'e-office', section: 'kit' },
  { email: GARUT.author, agency: GARUT.agency, slug: 'e-office', section: 'kit' },
  { email: GARUT.author, agency: GARUT.agency, slug: 'tte-desa', section: 'team' },
]

const STEPS: Readonly<Record<EditorialState, readonly PracticeEventKind[]>> = {
  draft: ['started'],
  review: ['started', 'sent'],
  returned: ['started', 'sent', 'taken', 'returned'],
  published: ['started', 'sent', 'taken', 'published'],
}

/** Simulated practices of other agencies in every state of the editorial flow; what is there already stays. */
export async function seedPractices(tx: Handle, at: Date): Promise<void> {
  if (await someSimulatedText(tx)) return
  const posts = await demoPosts(tx, [BANDUNG.author, GARUT.author, CURATOR])
  const post = (email: string | null): string | null => (email === null ? null : (posts.get(email) ?? null))
  const texts = TEXTS.map((text) => ({ ...text, slug: slugOf(text.content.title), by: post(text.author) }))
  await insert(
    tx,
    'practice_text',
    texts.map(({ slug, agency, state, content, daysAgo }) => ({
      ...{ slug, agency_id: agency, basis: 'simulated' as const, state, version: 2, content },
      ...{ reviewer: ['draft', 'review'].includes(state) ? null : post(CURATOR), updated_at: before(at, daysAgo) },
    })),
  )
  await insert(
    tx,
    'practice_revision',
    texts.flatMap(({ slug, agency, content, by, daysAgo }) => [
      ...[
        {
          slug,
          version: 1,
          agency_id: agency,
          content: begun(content),
          by_membership: by,
          at: before(at, daysAgo + 20),
        },
      ],
      ...[{ slug, version: 2, agency_id: agency, content, by_membership: by, at: before(at, daysAgo + 12) }],
    ]),
  )
  await insertEvents(
    tx,
    texts.flatMap(({ slug, agency, state, by, daysAgo, reason }) =>
      STEPS[state].map((kind, step, all) => ({
        ...{ slug, agency_id: agency, kind, version: kind === 'started' ? 1 : 2 },
        note: kind === 'returned' ? (reason ?? '') : '',
        by_membership: ['taken', 'returned', 'published'].includes(kind) ? post(CURATOR) : by,
        at: before(at, daysAgo + (all.length - 1 - step) * 5),
      })),
    ),
  )
  await insertRequests(tx, REQUESTS, at)
  for (const { slug, agency, state, content, daysAgo } of texts) {
    if (state !== 'published') continue
    await writePractice(tx, {
      ...{ slug, agencyId: agency, basis: 'simulated', instrumentId: LINKED_INSTRUMENT, version: 2, text: content },
      ...{ indicatorBasis: 'rekaan peragaan', today: dayInJakarta(before(at, daysAgo)) },
    })
  }
}

/** The first version: without what was learned from failing, and less said of the results. */
const begun = (content: PracticeText): PracticeText => ({
  ...content,
  failures: '',
  results: content.results.replace(/ Diukur.*$/, ''),
})

const before = (at: Date, days: number): Date => new Date(at.getTime() - days * 86_400_000)
