import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Handlebars from 'handlebars'
import { date, decimal, moment, number, signed } from './format.ts'
import { catalogues, type Lang, translate } from './i18n.ts'
import { pathIn } from './language.ts'
import { guard } from './props.ts'
import { STAR } from './report-text.ts'

const folder = join(import.meta.dirname, '../../views')

/** A view and the props it needs; the type is the contract between a handler and a template. */
export interface View<Props extends object> {
  readonly name: string
  readonly props?: Props
}

/** Every declared view, so that a rule test can hold declarations and files to each other one to one. */
export const declared = new Set<string>()

/** Declares a view, `page<Props>('room/view')` for `views/room/view.hbs`. */
export function page<Props extends object>(name: string): View<Props> {
  declared.add(name)
  return { name }
}

/** Renders a view; guarded, a name it uses that is not in the props throws. */
export function render<Props extends object>(view: View<Props>, props: Props, lang: Lang, guarded: boolean): string {
  const template = templates(lang).get(view.name)
  if (!template) throw new Error(`no view ${view.name}`)
  return template(guarded ? guard(props, view.name) : props)
}

/** Markup that a view made, to be put into a layout as it is. */
export const markup = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html)

const helpersIn = (lang: Lang) => ({
  t: (key: string, options: Handlebars.HelperOptions) => translate(lang, key, options.hash),
  path: (path: string) => pathIn(lang, path),
  decimal: (value: string) => decimal(lang, value),
  signed: (value: string) => signed(lang, value),
  thousands: (value: number) => number(lang, value),
  date: (value: string) => date(lang, value),
  moment: (value: Date) => moment(lang, value),
  starred: (text: string) => (text === STAR ? markup(starIn(lang)) : text),
})

/** What is hidden, for those who hear the page as well. */
const starIn = (lang: Lang): string => `<abbr title="${translate(lang, 'chart.hidden')}">${STAR}</abbr>`

const knownHelpers = {
  ...{ t: true, path: true, decimal: true, signed: true, thousands: true, date: true, moment: true, starred: true },
}
const compileOptions = { strict: true, knownHelpersOnly: true, explicitPartialContext: true, knownHelpers } as const

function templatesIn(lang: Lang): ReadonlyMap<string, Handlebars.TemplateDelegate> {
  const engine = Handlebars.create()
  engine.registerHelper(helpersIn(lang))
  const found = new Map<string, Handlebars.TemplateDelegate>()
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !file.name.endsWith('.hbs')) continue
    const path = join(file.parentPath, file.name)
    const name = relative(folder, path).replaceAll('\\', '/').replace('.hbs', '')
    const template = engine.compile(withFixedTexts(readFileSync(path, 'utf8'), lang), compileOptions)
    if (name.startsWith('partials/')) engine.registerPartial(name.replace('partials/', ''), template)
    else found.set(name, template)
  }
  return found
}

/** What is the same each time is written into the view once: texts without arguments and links to fixed places. */
const withFixedTexts = (source: string, lang: Lang): string =>
  source
    .replaceAll(/\{\{t "([\w.-]+)"\}\}/g, (asked, key: string) => {
      const text = catalogues[lang].get(key)
      return text === undefined || text.includes('{') ? asked : Handlebars.escapeExpression(text)
    })
    .replaceAll(/\{\{path "([^"]+)"\}\}/g, (_asked, path: string) => Handlebars.escapeExpression(pathIn(lang, path)))

const made = new Map<Lang, ReturnType<typeof templatesIn>>()

/** Made when the first page in a language is asked for. */
function templates(lang: Lang): ReturnType<typeof templatesIn> {
  const known = made.get(lang) ?? templatesIn(lang)
  made.set(lang, known)
  return known
}
