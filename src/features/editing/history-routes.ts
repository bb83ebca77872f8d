import { asActor } from '../../db/actor.ts'
import { BLANK_TEXT, type PracticeText, TEXT_FIELDS } from '../../domain/practice.ts'
import { comparer } from '../../web/difference.ts'
import { moment } from '../../web/format.ts'
import type { Request, Room } from '../../web/types.ts'
import { type HistoryProps, historyPage } from './pages.ts'
import { listRevisions } from './queries.ts'
import { openText } from './reading.ts'
import { historyQuery, params } from './schema.ts'

/** `/praktik/:slug/riwayat`: the revisions of a text, and what differs between two of them. */
export const history: Room = (app, { db }) => {
  const config = { access: 'practice:read-text' } as const
  const schema = { hide: true, params, querystring: historyQuery } as const
  app.get('/praktik/:slug/riwayat', { config, schema }, async (request, reply) => {
    const { slug } = request.params
    const [opened, revisions] = await asActor(db, request.actor, async (tx) => [
      await openText(tx, request.actor, slug),
      await listRevisions(tx, slug),
    ])
    const { dari, ke } = request.query
    const to = revisions.find(({ version }) => version === ke) ?? revisions[0]
    const from = revisions.find(({ version }) => version === dari) ?? revisions[revisions.indexOf(to as never) + 1]
    const props = historyProps(request, { slug, title: opened.content.title }, revisions, from, to)
    return reply.page(historyPage, props, { title: request.t('editing.history.title', { title: props.title }) })
  })
}

type Revision = Awaited<ReturnType<typeof listRevisions>>[number]

const historyProps = (
  { t, lang }: Request,
  place: { readonly slug: string; readonly title: string },
  revisions: readonly Revision[],
  from: Revision | undefined,
  to: Revision | undefined,
): HistoryProps => {
  const options = (chosen: Revision | undefined) =>
    revisions.map((revision) => ({
      value: String(revision.version),
      label: t('editing.history.option', { version: revision.version, when: moment(lang, revision.at) }),
      hint: '',
      chosen: revision === chosen,
    }))
  return {
    ...place,
    from: options(from),
    to: options(to),
    revisions: revisions.map(({ version, by, at }) => ({ version, by: by ?? t('editing.somebody'), at })),
    comparable: revisions.length > 1,
    changes: from && to ? changesBetween(t, from.content, to.content) : [],
  }
}

function changesBetween(t: Request['t'], from: PracticeText, to: PracticeText): HistoryProps['changes'] {
  const compare = comparer()
  return TEXT_FIELDS.flatMap((field) => {
    const [before, after] = [{ ...BLANK_TEXT, ...from }[field], { ...BLANK_TEXT, ...to }[field]]
    return before === after ? [] : [{ label: t(`editing.field.${field}`), parts: compare(before, after) }]
  })
}
