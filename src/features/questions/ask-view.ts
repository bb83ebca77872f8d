import { LENGTHS, QUESTION_KINDS, VISIBILITIES } from '../../domain/question.ts'
import type { Typed } from '../../web/asked.ts'
import type { Translate } from '../../web/i18n.ts'
import { markdownHtml } from '../../web/markdown.ts'
import { markup } from '../../web/pages.ts'
import type { Request } from '../../web/types.ts'
import type { AskProps } from './ask-pages.ts'
import type { Draft } from './pages.ts'
import { tagOptions } from './tag-choice.ts'
import type { KnownTag } from './tags.ts'
import { choices, oneOf } from './words.ts'

/** The headings under which a question of a kind is best told. */
export const templateOf = (t: Translate, kind: string): string =>
  t(`questions.template.${oneOf(QUESTION_KINDS, kind) ?? 'how'}`)

/** The form with the template of its kind, as long as nothing else was written. */
export function withTemplate(t: Translate, fields: Typed): Typed {
  const { kind, body } = fields
  const written = body?.value.replaceAll('\r\n', '\n').trim() ?? ''
  const isTemplate = written === '' || QUESTION_KINDS.some((one) => templateOf(t, one).trim() === written)
  const given = isTemplate ? templateOf(t, kind?.value ?? '') : written
  return Object.fromEntries(
    Object.entries(fields).map(([name, { value }]) => [name, { value: name === 'body' ? given : value, error: null }]),
  )
}

const [someFound, onlyChosen] = ['questions.tag.found', 'questions.tag.onlyChosen'] as const

interface Step {
  readonly sought: string
  readonly preview: boolean
  readonly similar: AskProps['similar']
  /** What keeps the whole from being sent. */
  readonly general: string
  /** The question that is edited; a new one without. */
  readonly edits?: { readonly id: string; readonly title: string; readonly theirs: string }
}

/** The form of a question as it stands. */
export function askProps(
  request: Request,
  tags: readonly KnownTag[],
  fields: Typed,
  { sought, preview, similar, general, edits }: Step,
): AskProps {
  const { t } = request
  const of = (name: string): Draft => {
    const { value, error } = fields[name] ?? { value: '', error: null }
    return { value, error: error === null ? '' : t(error) }
  }
  const [kind, title, body, chosen, visibility] = ['kind', 'title', 'body', 'tags', 'visibility'].map(of) as Five
  const wrong = { kind, title, body, cari: chosen, visibility }
  const options = tagOptions(request, tags, { chosen: chosen.value.split(','), sought })
  const found = options.filter((option) => !option.chosen).length
  return {
    action: edits ? `/tanya/${edits.id}/sunting/${edits.id}` : '/tanya/baru',
    title: t(edits ? 'questions.edit.title' : 'questions.ask.title'),
    crumbs: [
      { href: '/tanya', label: t('questions.title') },
      ...(edits ? [{ href: `/tanya/${edits.id}`, label: edits.title }] : []),
    ],
    editing: edits !== undefined,
    version: of('version').value,
    draft: of('draf').value,
    obstacle: of('obstacle').value,
    errors: [
      ...(general === '' ? [] : [{ name: 'kirim', message: general }]),
      ...Object.entries(wrong).flatMap(([name, { error }]) => (error === '' ? [] : [{ name, message: error }])),
    ],
    kind: kind.value,
    kinds: choices(t, QUESTION_KINDS, 'kind', kind.value).map((option) => ({
      ...option,
      hint: t(`questions.kindHint.${option.value}`),
      template: templateOf(t, option.value),
    })),
    kindError: kind.error,
    titleField: title,
    body,
    tagError: chosen.error,
    tagSought: sought,
    tagsFound: sought === '' ? '' : t(found === 0 && options.length > 0 ? onlyChosen : someFound, { count: found }),
    tags: options,
    visibilities: choices(t, VISIBILITIES, 'visibility', visibility.value),
    visibilityError: visibility.error,
    named: of('named').value === 'ya',
    preview:
      preview && body.value.trim() !== '' && body.value.length <= LENGTHS.body.most
        ? markup(markdownHtml(body.value))
        : null,
    similar,
    sentOnce: of('tetap').value === 'ya',
    theirs: edits?.theirs ?? '',
  }
}

type Five = [Draft, Draft, Draft, Draft, Draft]
