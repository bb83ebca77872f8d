import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'

export type Lang = 'id' | 'en'
export type MessageArgs = Readonly<Record<string, string | number | null>>
export type Translate = (key: string, args?: MessageArgs) => string

export const LANGS = ['id', 'en'] as const
const folder = join(import.meta.dirname, '../../locales')

/** All texts of one language by key: `locales/id/home.json` `{ "title": … }` is `home.title`. */
export const catalogues: Readonly<Record<Lang, ReadonlyMap<string, string>>> = { id: read('id'), en: read('en') }

type Message = (args: MessageArgs) => string
const messages = new Map<string, Message>()

/** The text of a key with its arguments. An unknown key or a missing argument is a bug and throws. */
export function translate(lang: Lang, key: string, args: MessageArgs = {}): string {
  const text = catalogues[lang].get(key)
  if (text === undefined) throw new Error(`no text for ${key} in ${lang}`)
  if (!text.includes('{')) return text
  const id = `${lang} ${key}`
  const message = messages.get(id) ?? messageOf(lang, key, text)
  messages.set(id, message)
  return message(args)
}

function messageOf(lang: Lang, key: string, text: string): Message {
  if (ONLY_NAMES.test(text)) return fillIn(key, text)
  const format = new IntlMessageFormat(text, locales[lang], undefined, { ignoreTag: true })
  return (args) => String(format.format({ ...args }))
}

// Nothing to choose between and nothing quoted: most messages, and ten times quicker than asking for a format.
const ONLY_NAMES = /^[^{}']*(\{\w+\}[^{}']*)+$/

function fillIn(key: string, text: string): Message {
  const parts = text.split(/\{(\w+)\}/)
  return (args) =>
    parts
      .map((part, at) => {
        if (at % 2 === 0) return part
        const value = args[part]
        if (value === undefined) throw new Error(`${key} is told no ${part}`)
        return value ?? ''
      })
      .join('')
}

export const locales = { id: 'id-ID', en: 'en-GB' } as const

const translators = {
  id: ((key, args) => translate('id', key, args)) as Translate,
  en: ((key, args) => translate('en', key, args)) as Translate,
}
export const translator = (lang: Lang): Translate => translators[lang]

/** The one of two texts that is in the page’s language. */
export const inLang = (lang: Lang, id: string, en: string): string => (lang === 'en' ? en : id)

function read(lang: Lang): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const file of readdirSync(join(folder, lang)).sort()) {
    flatten(basename(file, '.json'), JSON.parse(readFileSync(join(folder, lang, file), 'utf8')), texts)
  }
  return texts
}

function flatten(prefix: string, node: unknown, into: Map<string, string>): void {
  if (typeof node === 'string') {
    into.set(prefix, node)
  } else if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) flatten(`${prefix}.${key}`, value, into)
  } else {
    throw new Error(`${prefix}: not a text`)
  }
}
