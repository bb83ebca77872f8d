import type { Handle } from '../../db/actor.ts'
import type { Actor } from '../../domain/permissions.ts'
import { LENGTHS } from '../../domain/question.ts'
import { filledIn, type Typed } from '../../web/asked.ts'
import { date } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { ownObstacle } from '../adoptions/adoptions.ts'
import { findPractice, LINKED_INSTRUMENT } from '../practices/practices.ts'
import { templateOf } from './ask-view.ts'

/** The form of a question made of an obstacle of one's own, filled in. Refuses another agency's (404). */
export async function fromObstacle(tx: Handle, who: Actor | null, request: Request, id: string): Promise<Typed> {
  const { t, lang } = request
  const obstacle = await ownObstacle(tx, who, id)
  const { indicators } = await findPractice(tx, obstacle.practice_slug)
  const practice = inLang(lang, obstacle.title, obstacle.title_en)
  const title = t('questions.fromObstacle.title', { type: t(`adoptions.type.${obstacle.type}`), practice })
  const tags = [`praktik.${obstacle.practice_slug}`, ...indicators.map((number) => `${LINKED_INSTRUMENT}.${number}`)]
  return filledIn({
    ...{ kind: 'obstacle', title: title.slice(0, LENGTHS.title.most), visibility: 'agencies', named: '' },
    body: filledTemplate(templateOf(t, 'obstacle'), [
      obstacle.detail,
      date(lang, obstacle.opened_on),
      '',
      obstacle.in_charge,
    ]),
    tags: tags.slice(0, LENGTHS.tags.most).join(','),
    obstacle: obstacle.id,
  })
}

/** Each part beneath the heading of its turn. */
const filledTemplate = (template: string, parts: readonly string[]): string =>
  template
    .split(/^(?=## )/m)
    .map((heading, at) => [heading.trim(), parts[at] ?? ''].filter(Boolean).join('\n'))
    .join('\n\n')
