import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, can, ownAgencies } from '../../domain/permissions.ts'
import { comparer } from '../../web/difference.ts'
import type { Request, Room } from '../../web/types.ts'
import { titleOf } from './detail.ts'
import { type HistoryProps, historyPage } from './history-pages.ts'
import { listRevisions, readPlace } from './history-queries.ts'
import { postParams } from './schema.ts'
import { allTags, bySlug, type KnownTag, tagLabel } from './tags.ts'

/** `/tanya/:id/riwayat/:post`: every version of a post, and what differs from the one before. */
export const history: Room = (app, { db }) => {
  const options = { config: { access: 'public' }, schema: { hide: true, params: postParams } } as const
  app.get('/tanya/:id/riwayat/:post', options, async (request, reply) => {
    const { actor, t, params } = request
    const [place, revisions] = await asActor(db, actor, (tx) =>
      Promise.all([readPlace(tx, params.post), listRevisions(tx, params.post)]),
    )
    if (place?.question_id !== params.id || revisions.length === 0 || isWithheld(actor, place))
      throw new Refusal('notFound', 'refusal.notFound')
    const tags = bySlug(await allTags(db))
    const title = titleOf(request, place)
    const around = { tags, compare: comparer() }
    const versions = revisions.map((revision, at) => versionOf(request, around, revision, revisions[at + 1]))
    const props: HistoryProps = { question: params.id, title, versions }
    return reply.page(historyPage, props, { title: t('questions.history.title', { title }) })
  })
}

/** With a question all that stands beneath it is gone, but for curators and for whose it is. */
const isWithheld = (who: Actor | null, { removed_at, agency_id }: NonNullable<Awaited<ReturnType<typeof readPlace>>>) =>
  removed_at !== null && !ownAgencies(who).includes(agency_id) && !can(who, 'question:moderate')

interface Around {
  readonly tags: ReadonlyMap<string, KnownTag>
  readonly compare: ReturnType<typeof comparer>
}

type Revision = Awaited<ReturnType<typeof listRevisions>>[number]

function versionOf(
  request: Request,
  { tags, compare }: Around,
  revision: Revision,
  before: Revision | undefined,
): HistoryProps['versions'][number] {
  const { t, actor } = request
  const tagsIn = (slugs: readonly string[] | null) =>
    (slugs ?? []).flatMap((slug) => tags.get(slug) ?? []).map((tag) => tagLabel(request, tag))
  const pairs = [
    { label: t('questions.field.title'), from: before?.title ?? '', to: revision.title ?? '' },
    {
      label: t('questions.field.tags'),
      from: tagsIn(before?.tags ?? null).join('\n'),
      to: tagsIn(revision.tags).join('\n'),
    },
    { label: t('questions.field.body'), from: before?.body ?? '', to: revision.body },
  ]
  const agency = revision.agency ?? t('questions.history.somebody')
  const number = { version: revision.version }
  return {
    title: before ? t('questions.history.compare', number) : t('questions.history.first'),
    // the public reads names of agencies only
    by: actor && revision.by ? t('questions.history.by', { by: revision.by, agency }) : agency,
    at: revision.at,
    changes: before
      ? pairs.flatMap(({ label, from, to }) => (from === to ? [] : [{ label, parts: compare(from, to) }]))
      : pairs.flatMap(({ label, to }) =>
          to === '' ? [] : [{ label, parts: [{ text: to, added: false, removed: false }] }],
        ),
  }
}
