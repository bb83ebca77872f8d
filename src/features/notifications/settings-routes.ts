import { Refusal } from '../../domain/errors.ts'
import { NOTIFICATION_MODES, type NotificationKind } from '../../domain/notification.ts'
import { type Field, readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request, Room } from '../../web/types.ts'
import { followedBy, pathOf } from './following.ts'
import { settingsPage } from './pages.ts'
import { settingsQuery, wishForm } from './schema.ts'
import { kindsFor, type Wishes, wish, wishesOf } from './wishing.ts'

const config = { access: 'account:own' } as const

/** `/notifikasi/pengaturan`: how somebody is told of each kind, and what they follow. */
export const settings: Room = (app, { db, config: platform }) => {
  app.get(
    '/notifikasi/pengaturan',
    { config, schema: { hide: true, querystring: settingsQuery } },
    async (request, reply) => {
      const { actor, query } = request
      if (!actor) throw new Refusal('unauthenticated', 'refusal.signIn')
      const wishes = await wishesOf(db, actor)
      const fieldOf = (kind: NotificationKind) => ({ value: wishes[kind], error: null })
      const props = await propsOf(request, kindsFor(actor), fieldOf, query.tersimpan === '1')
      return reply.page(settingsPage, props, { title: request.t('notifications.settings.title') })
    },
  )

  app.post('/notifikasi/pengaturan', { config, schema: { hide: true } }, async (request, reply) => {
    const { actor, t } = request
    if (!actor) throw new Refusal('unauthenticated', 'refusal.signIn')
    const kinds = kindsFor(actor)
    const form = readForm(wishForm(kinds), request.body)
    if (form.ok) {
      await wish(db, actor, form.data as Wishes)
      return reply.seeOther('/notifikasi/pengaturan?tersimpan=1')
    }
    const fieldOf = (kind: NotificationKind): Field => form.fields[kind] ?? { value: '', error: null }
    const props = await propsOf(request, kinds, fieldOf, false)
    return reply.page(settingsPage, props, { title: t('notifications.settings.title'), status: 422 })
  })

  async function propsOf(
    { actor, t, lang }: Request,
    kinds: readonly NotificationKind[],
    fieldOf: (kind: NotificationKind) => Field,
    saved: boolean,
  ) {
    const wishes = kinds.map((kind) => {
      const field = fieldOf(kind)
      const options = NOTIFICATION_MODES.map((value) => ({
        value,
        label: t(`notifications.mode.${value}`),
        chosen: value === field.value,
      }))
      return { ...field, name: kind, label: t(`notifications.about.${kind}`), options }
    })
    return {
      saved,
      mailIsOff: platform.mail === null,
      errors: wishes.flatMap(({ name, label, error }) => (error === null ? [] : [{ name, label, error }])),
      groups: [...Map.groupBy(wishes, ({ name }) => groupOf(name))].map(([group, wishes]) => ({
        name: t(`notifications.group.${group}`),
        wishes,
      })),
      followed: (actor ? await followedBy(db, actor) : []).map(({ subject, id, title, titleEn }) => ({
        subject,
        id,
        kind: t(`notifications.followed.${subject}`),
        href: pathOf(subject, id),
        title: inLang(lang, title, titleEn),
      })),
    }
  }
}

const groupOf = (kind: string): string => /^(question|obstacle)\./.exec(kind)?.[1] ?? 'followed'
