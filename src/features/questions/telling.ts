import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { runningAt } from '../adoptions/adoptions.ts'
import { notify } from '../notifications/notifications.ts'
import { listOwners } from './routing-queries.ts'
import type { KnownTag } from './tags.ts'

interface About {
  readonly id: string
  readonly title: string
  readonly basis: ReportBasis
}

const pageOf = (id: string, post = ''): string => `/tanya/${id}${post === '' ? '' : `#p-${post}`}`

/** A new question reaches those who look after its practices, those who run them, and whoever follows its tags. */
export async function tellAsked(
  tx: Handle,
  { id, title, basis, agency, tags }: About & { readonly agency: string; readonly tags: readonly KnownTag[] },
  at: Date,
): Promise<void> {
  const practices = tags.flatMap(({ practice }) => practice ?? [])
  const [owners, runners] = await Promise.all([listOwners(tx, practices), runningAt(tx, practices)])
  const followersOf = tags.map(({ kind, slug, practice }) => ({ subject: kind, id: practice ?? slug }))
  const to = { agencies: [...owners, ...runners], followersOf }
  await notify(
    tx,
    { kind: 'question.asked', key: `asked ${id}`, arguments: { title, agency }, about: pageOf(id), basis, ...to },
    at,
  )
}

interface Reply extends About {
  readonly kind: 'answered' | 'commented'
  readonly post: string
  /** Who wrote it. */
  readonly agency: string
}

/** An answer or comment reaches whoever follows the question: who asked or wrote beneath it, and wanted to hear more. */
export const tellReplied = (tx: Handle, { id, title, basis, kind, post, agency }: Reply, at: Date): Promise<number> =>
  notify(
    tx,
    {
      ...{ kind: `question.${kind}`, key: `${kind} ${post}`, arguments: { title, agency } },
      ...{ about: pageOf(id, post), basis, followersOf: [{ subject: 'question', id }] },
    },
    at,
  )

interface Accepted extends About {
  readonly post: string
  readonly author: string | null
  readonly asker: string | null
  readonly askerAgency: string
  readonly authorAgency: string
  /** A curator accepted it for the asker. */
  readonly forAsker: boolean
}

/** Who answered hears that it was accepted; the asker too, where a curator did it. */
export async function tellAccepted(tx: Handle, accepted: Accepted, at: Date): Promise<void> {
  const { id, title, basis, post, author, asker, askerAgency, authorAgency, forAsker } = accepted
  const rest = { about: pageOf(id, post), basis }
  const toAuthor = { key: `accepted ${post}`, to: author === null ? [] : [author] }
  await notify(tx, { kind: 'question.accepted', arguments: { title, agency: askerAgency }, ...toAuthor, ...rest }, at)
  if (!forAsker || asker === null) return
  const toAsker = { key: `acceptedForMe ${post}`, to: [asker] }
  await notify(
    tx,
    { kind: 'question.acceptedForMe', arguments: { title, agency: authorAgency }, ...toAsker, ...rest },
    at,
  )
}

interface Worked extends About {
  readonly post: string
  readonly author: string | null
  /** Which tried it. */
  readonly agency: string
}

export const tellWorked = (tx: Handle, { id, title, basis, post, author, agency }: Worked, at: Date): Promise<number> =>
  notify(
    tx,
    {
      ...{ kind: 'question.worked', key: `worked ${post} ${agency}`, arguments: { title, agency } },
      ...{ about: pageOf(id, post), basis, to: author === null ? [] : [author] },
    },
    at,
  )

export const tellClosed = (
  tx: Handle,
  { id, title, basis, original }: About & { readonly original: string },
  at: Date,
) =>
  notify(
    tx,
    {
      ...{ kind: 'question.closed', key: `closed ${id}`, arguments: { title, duplicateOf: original } },
      ...{ about: pageOf(id), basis, followersOf: [{ subject: 'question', id }] },
    },
    at,
  )

export const tellRemoved = (
  tx: Handle,
  { id, title, basis, post, author }: About & { readonly post: string; readonly author: string | null },
  at: Date,
): Promise<number> =>
  notify(
    tx,
    {
      ...{ kind: 'question.removed', key: `removed ${post}`, arguments: { title } },
      ...{ about: pageOf(id, post), basis, to: author === null ? [] : [author] },
    },
    at,
  )

export const tellUnanswered = (
  tx: Handle,
  { id, title, basis, agency }: About & { readonly agency: string },
  at: Date,
) =>
  notify(
    tx,
    {
      ...{ kind: 'question.unanswered', key: `unanswered ${id}`, arguments: { title, agency } },
      ...{ about: pageOf(id), basis, curators: true },
    },
    at,
  )

export const tellTried = (
  tx: Handle,
  { id, title, basis, asker }: About & { readonly asker: string | null },
  at: Date,
) =>
  notify(
    tx,
    {
      ...{ kind: 'question.tried', key: `tried ${id}`, arguments: { title } },
      ...{ about: `${pageOf(id)}#jawaban`, basis, to: asker === null ? [] : [asker] },
    },
    at,
  )
