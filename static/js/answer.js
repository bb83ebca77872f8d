// The answer whose form is open: what each field says on the platform, and what of it waits in this browser.

import { adoptDrafts, leaveDraft } from './drafts.js'
import { currentOf, initialOf, namesOf, show } from './fields.js'
import { flightOf, fly, isReady, outcome, send } from './sender.js'
import { showSaved, showState } from './state.js'
import { change, idOf, isSafe, onChange, tell, unsent } from './store.js'

export const form = document.querySelector('form[data-autosave]')
const names = namesOf(form)
const { assessment, number, asTyped } = form.dataset
export const place = { person: document.documentElement.dataset.person, assessment, number: Number(number) }
const id = idOf(place)
const tab = Math.random()
const MOST_NOTED = 100

// Nothing is known where the form came back as it was typed.
const base = Number(form.elements.version.value)
const known = Object.fromEntries(
  names.map((name) => [name, { text: asTyped ? null : initialOf(form, name), version: base }]),
)
// What the form said when it was last written down or filled in: only what differs from it was typed here.
const seen = Object.fromEntries(names.map((name) => [name, initialOf(form, name)]))
// What was typed here a moment ago, and may be stored by now.
const noted = Object.fromEntries(names.map((name) => [name, []]))
let waiting = []
let flying = false
let savedAt = ''

/** What waits of this answer; null where all is stored. */
export let entry = null
export const isWaiting = () => waiting.length > 0

/** Opens the answer: what was typed here before stands in the form again, and goes out. */
export async function begin() {
  await adoptDrafts(place.person)
  entry = await change(place, (kept, heard) => {
    for (const name of names) if (!asTyped && heard[name]?.version > base) known[name] = heard[name]
    return asTyped ? askedAgain(kept) : stillUnsent(kept)
  })
  const touched = names.filter(isTouched)
  for (const name of names) fill(name, entry?.fields[name]?.text ?? known[name].text ?? initialOf(form, name))
  await look()
  if (touched.length > 0) await note()
  await send(place.person)
}

/** The page shows why it was not stored: nothing goes out before the save button is pressed. */
function askedAgain(kept) {
  const fields = names.map((name) => [name, { text: currentOf(form, name), version: base }])
  return { ...kept, flying: null, held: 'asked', fields: Object.fromEntries(fields) }
}

/** What is stored by now waits no longer; what was refused because of the state of things is tried again. */
function stillUnsent(kept) {
  const isOpen = ([name, { text }]) => (kept.flying && name in kept.flying.texts) || text !== known[name]?.text
  const held = ['conflict', 'asked'].includes(kept.held) ? kept.held : ''
  return { ...kept, held, fields: Object.fromEntries(Object.entries(kept.fields).filter(isOpen)) }
}

/** The save button was pressed on a page that shows both texts: the typed one is meant. */
export const decide = () => change(place, (kept) => ({ ...kept, held: kept.held === 'asked' ? '' : kept.held }))

/** Writes down what of the form is not stored. */
export async function note() {
  await change(place, (kept, heard) => {
    learn(heard, kept)
    const fields = fieldsOver(kept)
    for (const name of names) remember(name, currentOf(form, name))
    return { ...kept, fields }
  })
  await look()
  tell({ kind: 'noted', id, tab })
}

const isTouched = (name) => currentOf(form, name) !== seen[name]

/** Shows a text that was not typed here, unless something else is being typed. */
function fill(name, text) {
  if (isTouched(name)) return
  show(form, name, text)
  seen[name] = text
}

/** Each field that differs from what is stored or on its way, with the version it was typed on. */
function fieldsOver({ fields, flying }) {
  const typed = names.flatMap((name) => {
    const text = currentOf(form, name)
    const before = fields[name]
    if (!isTouched(name)) return before ? [[name, before]] : []
    if (before?.text === text) return [[name, before]]
    if (flying && name in flying.texts) return [[name, { text, version: flying.version }]]
    return text === known[name].text ? [] : [[name, { text, version: before?.version ?? known[name].version }]]
  })
  return Object.fromEntries(typed)
}

/**
 * What was stored meanwhile. A field in which nothing else is typed shows it, and what is typed on top of one's own text
 * is based on it; what another tab stored under a text that is typed here is left to the rules of conflicts.
 */
function learn(heard, waiting) {
  for (const [name, field] of Object.entries(heard)) {
    if (!(name in known) || field.version <= known[name].version) continue
    const text = currentOf(form, name)
    if (text === known[name].text && !isTouched(name) && !waiting?.fields[name]) fill(name, field.text)
    else if (text !== field.text && !noted[name].includes(field.text)) continue
    known[name] = field
  }
}

/** What another tab typed, unless something is typed here that it does not know. */
function mirror({ fields }) {
  for (const [name, { text }] of Object.entries(fields)) {
    if (currentOf(form, name) !== (entry?.fields[name]?.text ?? known[name].text)) continue
    fill(name, text)
    remember(name, text)
  }
}

function remember(name, text) {
  seen[name] = text
  noted[name] = [...noted[name].slice(1 - MOST_NOTED), text]
}

/** Reads what waits, and shows it. */
export async function look() {
  waiting = await unsent(place.person)
  entry = waiting.find((one) => one.id === id) ?? null
  // the oldest version that a field of the form was typed on: whatever changed since is met by the rules of conflicts
  form.elements.version.value = Math.min(...names.map((name) => entry?.fields[name]?.version ?? known[name].version))
  showState(form, { entry, waiting, flying, savedAt, outcome, safe: isSafe() })
}

onChange(async (news) => {
  if (news.id === id) await hear(news)
  else if (news.kind === 'round') flying = false
  await look()
})

async function hear(news) {
  flying = news.kind === 'flying'
  if (news.kind === 'saved') {
    const { texts, version: before } = news.flying
    const stored = Object.entries(texts).map(([name, text]) => [name, { text, version: news.version }])
    learn(Object.fromEntries(stored), entry)
    // nobody else changed anything in between
    const isNext = news.version <= before + 1
    for (const name of names) {
      if (isNext && !(name in texts) && known[name].version === before) known[name].version = news.version
    }
    savedAt = showSaved(news)
  }
  if (news.kind === 'noted' && news.tab !== tab) {
    const there = (await unsent(place.person)).find((one) => one.id === id)
    if (there) mirror(there)
  }
}

/** What could not be written down any more is left where the next page finds it, and sent off if nothing goes before it. */
export function lastWords(isWritten) {
  const kept = entry ?? { fields: {}, flying: null, held: '' }
  const fields = fieldsOver(kept)
  const isSent = isWritten && (kept.held !== '' || kept.flying !== null || outcome !== 'done')
  if (isSent || Object.keys(fields).length === 0) return
  const alone = waiting.every((one) => one.id === id)
  const flight = alone && !kept.flying && isReady({ ...kept, fields }) ? flightOf(fields) : null
  leaveDraft(place, fields, flight)
  if (flight) fly(place, flight).catch(() => {})
}
