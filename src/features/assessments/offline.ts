import { page } from '../../web/pages.ts'
import type { Request, Room } from '../../web/types.ts'

/** What a browser says about changes that wait for the network. */
export interface Unsent {
  readonly id: string
  /** Number of the indicator where only its change is told of; empty for all. */
  readonly number: string
  readonly words: string
}

const awayPage = page<object>('assessments/away')

/** `/luring`: kept by the service worker, and shown without a network in place of a page that was never opened. */
export const offline: Room = (app) => {
  app.get('/luring', { config: { access: 'public', cache: true }, schema: { hide: true } }, async (request, reply) =>
    reply.page(awayPage, {}, { title: request.t('assessments.offline.awayTitle') }),
  )
}

/** Whether a page is fetched to be kept rather than read: nobody is told that somebody is there. */
export const isForKeeping = ({ headers }: Request): boolean => headers['x-purpose'] === 'keep'

/** The sentences that scripts show, as JSON; `{}` is where they put a number. */
export const unsentWords = ({ t }: Request): string =>
  JSON.stringify({
    saving: t('assessments.autosave.saving'),
    saved: t('assessments.autosave.saved'),
    unsent: t('assessments.autosave.unsent', { count: '{}' }),
    away: t('assessments.autosave.away'),
    unsafe: t('assessments.autosave.unsafe'),
    signIn: t('assessments.autosave.signIn'),
    signInLink: t('assessments.autosave.signInLink'),
    other: t('assessments.autosave.other'),
    conflict: t('assessments.autosave.conflict'),
    asked: t('assessments.autosave.asked'),
    locked: t('assessments.autosave.locked'),
    forbidden: t('assessments.autosave.forbidden'),
    gone: t('assessments.autosave.gone'),
    tag: t('assessments.offline.tag'),
    copy: t('assessments.offline.copy'),
    copied: t('assessments.offline.copied'),
    download: t('assessments.offline.download'),
    discard: t('assessments.offline.discard'),
    keptAll: t('assessments.offline.keptAll'),
    keptSome: t('assessments.offline.keptSome'),
    cannotKeep: t('assessments.offline.cannotKeep'),
    indicator: t('assessments.offline.indicator'),
    value: t('assessments.field.value'),
    explanation: t('assessments.field.explanation'),
    serviceName: t('assessments.field.serviceName'),
    serviceOwner: t('assessments.field.serviceOwner'),
  })
