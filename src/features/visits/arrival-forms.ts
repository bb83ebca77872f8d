import type { Refusal } from '../../domain/errors.ts'
import type { Reply, Request } from '../../web/types.ts'
import type { OpenRoom } from './arriving.ts'
import { formPage } from './form-pages.ts'
import { fieldsOf, statusOf, summaryOf, type Typed, told } from './forms.ts'

type Fields = Readonly<Record<string, Typed>>

/** The first page of signing in: the code from the screen. */
export function askCode(request: Request, reply: Reply, action: string, typed: Fields, refusal: Refusal | null): Reply {
  const fields = { code: { hint: request.t('visits.hint.code'), max: 20 } } as const
  return show(request, reply, { action, fields: fieldsOf(request.t, fields, typed), typed, key: 'code', refusal })
}

/** The same with what was wrong, and when the next try is looked at. */
export function askAgain(request: Request, reply: Reply, action: string, fields: Fields, refusal: Refusal): Reply {
  if (refusal.details.retryAfterSeconds) reply.header('retry-after', refusal.details.retryAfterSeconds)
  return askCode(request, reply, action, told(request.t, fields, refusal), refusal)
}

/** The second page: who has the right code. */
export function askWho(request: Request, reply: Reply, action: string, room: OpenRoom, typed: Fields): Reply {
  const { t } = request
  const choices = [{ code: '', name: t('visits.chooseDelegation') }, ...room.agencies]
  const asked = {
    code: { type: 'hidden' },
    name: { max: 120, hint: t('visits.hint.name') },
    position: { max: 120 },
    agency: {
      type: 'select',
      choices: choices.map(({ code, name }) => ({ value: code, label: name, chosen: false })),
    },
  } as const
  const fields = fieldsOf(t, asked, typed)
  return show(request, reply, { action, fields, typed, key: 'arrival', refusal: null, eyebrow: room.title })
}

export function thank(request: Request, reply: Reply, name: string, isNew: boolean): Reply {
  const note = request.t(isNew ? 'visits.attendance.recorded' : 'visits.attendance.known', { name })
  return show(request, reply, { action: '', fields: [], typed: {}, key: 'thanks', refusal: null, note })
}

/** The visit is closed: there is no code any more. */
export const sayEnded = (request: Request, reply: Reply): Reply =>
  show(request, reply, { action: '', fields: [], typed: {}, key: 'ended', refusal: null })

interface Shown {
  readonly action: string
  readonly fields: ReturnType<typeof fieldsOf>
  readonly typed: Fields
  readonly key: 'code' | 'arrival' | 'thanks' | 'ended'
  readonly refusal: Refusal | null
  readonly eyebrow?: string
  readonly note?: string
}

function show(
  { t }: Request,
  reply: Reply,
  { action, fields, typed, key, refusal, eyebrow = '', note = '' }: Shown,
): Reply {
  const props = {
    back: { href: '/kunjungan', label: t('visits.title') },
    eyebrow,
    title: t(`visits.form.${key}.title`),
    lead: t(`visits.form.${key}.lead`),
    note,
    problem: refusal && refusal.kind !== 'invalid' ? t(refusal.key, refusal.details.args) : '',
    errors: summaryOf(typed),
    action,
    fields,
    names: [],
    button: t(`visits.form.${key}.button`),
    open: fields.length > 0,
  }
  if (key === 'ended') return reply.page(formPage, props, { title: props.title, status: 410 })
  const status = refusal ? statusOf(refusal) : props.errors.length > 0 ? 422 : 200
  return reply.page(formPage, props, { title: props.title, status })
}
