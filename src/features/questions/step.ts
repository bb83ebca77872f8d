import { type Ask, askedFields, mistakesIn, type Typed } from '../../web/asked.ts'
import { markdownHtml } from '../../web/markdown.ts'
import { markup } from '../../web/pages.ts'
import type { Reply, Request } from '../../web/types.ts'
import { formPage } from './form-pages.ts'
import type { OpenPost } from './reading.ts'

interface Step {
  /** Its texts stand under `questions.<name>`. */
  readonly name: string
  readonly post: Pick<OpenPost, 'id' | 'question_id' | 'title' | 'body'>
  readonly action: string
  readonly asks: readonly Ask[]
  readonly typed: Typed
  readonly status: number
  readonly quotes?: boolean
  readonly version?: number
  readonly theirs?: string
  /** What is wrong with no field in particular, in words. */
  readonly general?: string
}

/** Shows the form of one thing that is done to a post. */
export function showStep({ t }: Request, reply: Reply, step: Step): Reply {
  const { name, post, action, asks, typed, status, quotes = true, version, theirs = '', general = '' } = step
  const fields = askedFields(t, 'questions', asks, typed)
  const props = {
    crumbs: [
      { href: '/tanya', label: t('questions.title') },
      { href: `/tanya/${post.question_id}`, label: post.title },
    ],
    title: t(`questions.${name}.title`),
    lead: t(`questions.${name}.lead`),
    quoted: quotes ? markup(markdownHtml(post.body)) : null,
    action,
    button: t(`questions.${name}.button`),
    version: version === undefined ? '' : String(version),
    errors: [...(general === '' ? [] : [{ name: asks[0]?.name ?? '', message: general }]), ...mistakesIn(fields)],
    fields,
    theirs,
  }
  return reply.page(formPage, props, { title: props.title, status })
}
