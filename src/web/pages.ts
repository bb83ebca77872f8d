import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Handlebars from 'handlebars'
import { date, decimal, moment, number, signed } from './format.ts'
import { type Lang, translate } from './i18n.ts'
import { pathIn } from './language.ts'
import { guard } from './props.ts'

const folder = join(import.meta.dirname, '../../views')
const engine = Handlebars.create()

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

/** Renders a view; every name it uses must be in the props. */
export function render<Props extends object>(view: View<Props>, props: Props, lang: Lang): string {
  const template = templates.get(view.name)
  if (!template) throw new Error(`no view ${view.name}`)
  return template(guard(props, view.name), { data: { lang } })
}

/** Markup that a view made, to be put into a layout as it is. */
export const markup = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html)

const templates = new Map<string, Handlebars.TemplateDelegate>()

interface HelperOptions extends Handlebars.HelperOptions {
  readonly data: { readonly lang: Lang }
}
const langOf = (options: HelperOptions): Lang => options.data.lang

engine.registerHelper({
  t: (key: string, options: HelperOptions) => translate(langOf(options), key, options.hash),
  path: (path: string, options: HelperOptions) => pathIn(langOf(options), path),
  decimal: (value: string, options: HelperOptions) => decimal(langOf(options), value),
  signed: (value: string, options: HelperOptions) => signed(langOf(options), value),
  thousands: (value: number, options: HelperOptions) => number(langOf(options), value),
  date: (value: string, options: HelperOptions) => date(langOf(options), value),
  moment: (value: Date, options: HelperOptions) => moment(langOf(options), value),
})

const compileOptions = { strict: true, knownHelpersOnly: true, explicitPartialContext: true } as const
const knownHelpers = { t: true, path: true, decimal: true, signed: true, thousands: true, date: true, moment: true }

for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!file.isFile() || !file.name.endsWith('.hbs')) continue
  const path = join(file.parentPath, file.name)
  const name = relative(folder, path).replaceAll('\\', '/').replace('.hbs', '')
  const source = readFileSync(path, 'utf8')
  const template = engine.compile(source, { ...compileOptions, knownHelpers })
  if (name.startsWith('partials/')) engine.registerPartial(name.replace('partials/', ''), template)
  else templates.set(name, template)
}
