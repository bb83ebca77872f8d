// On the task list, and where an answer takes no changes any more: what waits to be sent, and why. On the task list also
// fetches all pages, so that one can go on without a network.
import { download, textOf } from './download-text.js'
import { canKeep, keep, keepPages } from './keeping.js'
import { isReady, outcome, send } from './sender.js'
import { signIn, wordsOf } from './state.js'
import { discardOne, onChange, unsent } from './store.js'

const LONGEST_START = 5_000
const card = document.querySelector('[data-waiting]')
const { person } = document.documentElement.dataset
const { assessment, number } = card.dataset
const words = wordsOf(card)
const isHere = (entry) => entry.assessment === assessment && (!number || entry.number === Number(number))
const linkTo = ({ assessment, number }) =>
  `${document.documentElement.lang === 'en' ? '/en' : ''}/penilaian/${assessment}/indikator/${number}`

async function look() {
  const all = await unsent(person)
  const shown = number ? all.filter(isHere) : all
  card.hidden = shown.length === 0
  card.querySelector('h2').textContent = words.unsent.replace('{}', shown.length)
  const isOut = outcome === 'signIn' && all.some(isReady)
  card.querySelector('[data-how]').replaceChildren(howOf(all), ...(isOut ? [' ', signIn(words)] : []))
  card.querySelector('ul').replaceChildren(...shown.map(line))
  for (const tag of document.querySelectorAll('.task-list [data-tag]')) tag.remove()
  for (const entry of number ? [] : all.filter(isHere)) {
    taskOf(entry)?.children[1]?.append(' ', made('span', words.tag, { className: 'tag warn' }, { tag: '' }))
  }
}

const taskOf = (entry) => document.querySelector(`.task-list a[href$="/${entry.assessment}/indikator/${entry.number}"]`)

/** As the task list calls it; those of other assessments by their number. */
function titleOf(entry) {
  const [code, title] = taskOf(entry)?.children ?? []
  return code ? `${code.textContent} ${title.firstChild.textContent}` : `${words.indicator} ${entry.number}`
}

function howOf(all) {
  if (!all.some(isReady)) return ''
  if (outcome === 'done' || outcome === 'busy') return words.saving
  return words[outcome]
}

function made(name, textContent, properties = {}, data = {}) {
  const element = Object.assign(document.createElement(name), { textContent, ...properties })
  Object.assign(element.dataset, data)
  return element
}

/** One answer: where it is, why it waits, and for what cannot be sent any more the text itself. */
function line(entry) {
  const item = document.createElement('li')
  const wrong = Object.values(entry.fields).find((field) => field.wrong)?.wrong
  const title = titleOf(entry)
  item.append(number ? made('strong', title) : made('a', title, { href: linkTo(entry) }))
  item.append(` ${entry.held ? words[entry.held] : (wrong ?? '')}`)
  if (!['locked', 'forbidden', 'gone'].includes(entry.held)) return item
  const texts = Object.entries(entry.fields).map(([name, { text }]) => made('blockquote', `${words[name]}: ${text}`))
  item.append(...texts, acts(entry))
  return item
}

function acts(entry) {
  const row = made('p', '', { className: 'actions' })
  const button = (text, onclick) => made('button', text, { type: 'button', className: 'secondary', onclick })
  const copy = button(words.copy, () =>
    navigator.clipboard.writeText(textOf([entry])).then(() => {
      copy.textContent = words.copied
    }),
  )
  row.append(
    ...(navigator.clipboard ? [copy, ' '] : []),
    button(words.download, () => download([entry])),
    ' ',
  )
  row.append(button(words.discard, () => discardOne(entry).then(look)))
  return row
}

/** Fetches every page of the list, one after the other. */
async function keepAll(place, button) {
  const links = [...document.querySelectorAll('.task-list a[href*="/indikator/"]')].map((link) => link.pathname)
  const bar = place.querySelector('progress')
  const said = place.querySelector('[role=status]')
  button.disabled = true
  bar.hidden = false
  bar.max = links.length + 1
  bar.value = 0
  await isServed()
  for (const path of [location.pathname, ...links]) {
    if (!(await keep(path))) break
    bar.value += 1
  }
  const kept = await Promise.all([location.pathname, ...links].map((path) => caches.match(path)))
  bar.hidden = true
  button.disabled = false
  said.textContent = kept.every(Boolean) ? words.keptAll : words.keptSome
}

/** The worker has taken this page over; after a reload past all caches it does not. */
const isServed = () =>
  navigator.serviceWorker.controller ||
  Promise.race([
    new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })),
    new Promise((resolve) => setTimeout(resolve, LONGEST_START)),
  ])

const place = document.querySelector('[data-keep]')
if (place) {
  place.hidden = false
  const button = place.querySelector('button')
  if (canKeep) button.addEventListener('click', () => keepAll(place, button))
  else {
    button.hidden = true
    place.querySelector('[role=status]').textContent = words.cannotKeep
  }
}
card.querySelector('[data-act=send]').addEventListener('click', () => send(person))
card.querySelector('[data-act=download]').addEventListener('click', async () => download(await unsent(person)))
addEventListener('online', () => send(person))
onChange(look)
await look()
send(person)
keepPages(person, assessment, place !== null)
