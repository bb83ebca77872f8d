import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import '../../src/features.ts'
import '../../src/web/app.ts'
import { declared } from '../../src/web/pages.ts'

const views = readdirSync('views', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.hbs'))
  .map((file) => ({
    name: file.replaceAll('\\', '/').replace('.hbs', ''),
    text: readFileSync(`views/${file}`, 'utf8'),
  }))

t.test('views and declarations are one to one', async (t) => {
  const files = views.map(({ name }) => name).filter((name) => !name.startsWith('partials/'))
  t.same(files.sort(), [...declared].sort())
})

t.test('every partial is used by somebody', async (t) => {
  const unused = views
    .filter(({ name }) => name.startsWith('partials/'))
    .filter(({ name }) => !views.some(({ text }) => text.includes(`{{> ${name.replace('partials/', '')} `)))
  t.same(
    unused.map(({ name }) => name),
    [],
  )
})

const finding = (pattern: RegExp): string[] =>
  views.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([found]) => `${name}: ${found}`))

t.test('nothing is put out unescaped', async (t) => {
  t.same(finding(/\{\{\{|\{\{&/g), [])
})

t.test('no style, script or handler stands inline', async (t) => {
  t.same(finding(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/g), [])
})

t.test('links of the site go through the path helper, so that they keep the language', async (t) => {
  t.same(finding(/(?:href|action)="\/(?!api\/v1\/openapi\.json)[^"]*"/g), [])
})

t.test('no prop is hidden by a helper of the same name', async (t) => {
  t.same(finding(/\{\{(t|path|decimal|signed|thousands|date|moment)\}\}/g), [])
})

t.test('partials are given their context and nothing else', async (t) => {
  t.same(finding(/\{\{> [\w-]+ [^}]*=[^}]*\}\}/g), [])
})
