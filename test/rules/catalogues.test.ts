import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import t from 'tap'
import { NOTIFICATION_NAMES } from '../../src/domain/notification.ts'
import { catalogues } from '../../src/web/i18n.ts'

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}
const LITERAL = 0
const POUND = 7

/** The names of the arguments of a text. */
function argumentsOf(text: string): string[] {
  const walk = (elements: readonly Element[]): string[] =>
    elements.flatMap(({ type, value, options }) => [
      ...(type !== LITERAL && type !== POUND ? [String(value)] : []),
      ...Object.values(options ?? {}).flatMap((option) => walk(option.value)),
    ])
  const ast = new IntlMessageFormat(text, 'id', undefined, { ignoreTag: true }).getAst()
  return [...new Set(walk(ast as readonly Element[]))].sort()
}

t.test('both languages have the same keys', async (t) => {
  t.same([...catalogues.en.keys()].sort(), [...catalogues.id.keys()].sort())
})

t.test('a text takes the same arguments in both languages', async (t) => {
  const different = [...catalogues.id].filter(
    ([key, text]) => argumentsOf(text).join() !== argumentsOf(catalogues.en.get(key) ?? '').join(),
  )
  t.same(
    different.map(([key]) => key),
    [],
  )
})

const read = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(`${folder}/${file}`, 'utf8') }))

t.test('every text a view asks for exists, with all its arguments', async (t) => {
  const wrong = read('views', '.hbs').flatMap(({ path, text }) =>
    [...text.matchAll(/\{\{t "([^"]+)"([^}]*)\}\}/g)].flatMap(([call, key = '', given = '']) => {
      const known = catalogues.id.get(key)
      if (known === undefined) return [`${path}: no text ${key}`]
      return argumentsOf(known).every((name) => given.includes(` ${name}=`)) ? [] : [`${path}: ${call}`]
    }),
  )
  t.same(wrong, [])
})

t.test('every text the program names exists', async (t) => {
  const rooms = new Set([...catalogues.id.keys()].map((key) => key.split('.')[0]))
  const wrong = read('src', '.ts').flatMap(({ path, text }) =>
    [...text.matchAll(/(?:\bt\(|key: |, |error: |\()'([a-zA-Z]+(?:\.[\w:-]+)+)'/g)]
      .map(([, key = '']) => key)
      .filter((key) => rooms.has(key.split('.')[0]) && !catalogues.id.has(key))
      .map((key) => `${path}: ${key}`),
  )
  // names of audited acts and table columns look like keys too
  t.same(
    wrong.filter((line) => !/: (practice|session|agency|person|instrument)\.|\.json$/.test(line)),
    [],
  )
})

t.test('the sentence of every kind of notification names what the kind says', async (t) => {
  for (const [kind, names] of Object.entries(NOTIFICATION_NAMES)) {
    const asked = argumentsOf(catalogues.id.get(`notifications.kind.${kind}`) ?? '{none}')
    t.same(
      asked.filter((name) => !(names as readonly string[]).includes(name)),
      [],
      kind,
    )
  }
})
