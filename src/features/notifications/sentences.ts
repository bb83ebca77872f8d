import type { NotificationKind } from '../../domain/notification.ts'
import { type Lang, translator } from '../../web/i18n.ts'

interface Spoken {
  readonly kind: NotificationKind
  readonly arguments: Readonly<Record<string, string>>
}

/** What somebody was told, in a language. What has an English name (`practiceEn` beside `practice`) is called by it. */
export function sentence(lang: Lang, { kind, arguments: names }: Spoken): string {
  const english = lang === 'en' ? Object.keys(names).flatMap((name) => inEnglish(names, name)) : []
  return translator(lang)(`notifications.kind.${kind}`, { ...names, ...Object.fromEntries(english) })
}

function inEnglish(names: Spoken['arguments'], name: string): [string, string][] {
  const called = names[`${name}En`]
  return called ? [[name, called]] : []
}
