// Sends what waits, in the order in which it was begun, one tab at a time and only as the person who typed it.
import { alone } from './alone.js'
import { adoptDrafts } from './drafts.js'
import { change, tell, unsent } from './store.js'

const LONGEST_WAIT = 15_000
const RETRY = [2_000, 5_000, 15_000, 30_000]
/** Browsers let only little go out after the page. */
const MOST_AFTERWARDS = 30_000

let failures = 0
let timer = 0

/** What the last round came to: done, away, signIn, other (somebody else is signed in), busy (another tab sends). */
export let outcome = 'done'

export const isReady = ({ held, flying, fields }) =>
  held === '' && (flying !== null || Object.values(fields).some(({ wrong }) => !wrong))

let running = null
let again = false

/** Sends all that a person has waiting, and tries again later while the network is away. */
export function send(person) {
  again = true
  running ??= rounds(person).finally(() => {
    running = null
  })
  return running
}

async function rounds(person) {
  clearTimeout(timer)
  while (again) {
    again = false
    outcome = await alone(() => round(person))
  }
  failures = outcome === 'away' ? failures + 1 : 0
  if (outcome === 'away' || outcome === 'busy') {
    timer = setTimeout(send, RETRY[Math.min(Math.max(failures - 1, 0), RETRY.length - 1)], person)
  }
  tell({ kind: 'round' })
  return outcome
}

async function round(person) {
  await adoptDrafts(person)
  for (;;) {
    const entry = (await unsent(person)).find(isReady)
    if (!entry) return 'done'
    const how = await sendOne(entry)
    if (how !== 'done') return how
  }
}

/** The texts typed on the oldest version go first, those typed on a newer one with the next request. */
export function flightOf(fields) {
  const open = Object.entries(fields).filter(([, { wrong }]) => !wrong)
  const version = Math.min(...open.map(([, field]) => field.version))
  const texts = open.filter(([, field]) => field.version === version).map(([name, { text }]) => [name, text])
  return { key: newKey(), version, texts: Object.fromEntries(texts) }
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5')
}

/** What is sent is written down before, so that the same goes out again when its answer is lost. */
async function sendOne(entry) {
  const written = await change(entry, (now) => ({
    ...now,
    flying: now.flying ?? (isReady(now) ? flightOf(now.fields) : null),
  }))
  if (!written?.flying) return 'done'
  tell({ kind: 'flying', id: entry.id })
  try {
    return await settle(written, written.flying, await fly(written, written.flying))
  } catch {
    return 'away'
  }
}

/** The request itself. */
export function fly({ person, assessment, number }, { key, version, texts }) {
  const body = JSON.stringify({ version, ...asSent(texts) })
  return fetch(`/api/v1/assessments/${assessment}/answers/${number}`, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/json',
      'accept-language': document.documentElement.lang,
      'idempotency-key': key,
      'as-person': person,
    },
    body,
    keepalive: body.length < MOST_AFTERWARDS,
    signal: AbortSignal.timeout(LONGEST_WAIT),
  })
}

function asSent({ value, ...texts }) {
  if (value === undefined) return texts
  const level = value.trim().replace(',', '.')
  return { ...texts, value: level === '' ? null : level }
}

const HELD = { 403: 'forbidden', 404: 'gone' }

async function settle(entry, flying, response) {
  const { status } = response
  if (status >= 500 || status === 429 || status === 408) return 'away'
  const body = await response.json()
  if (response.ok) {
    await accepted(entry, flying, body, response.headers.get('date'))
    return 'done'
  }
  if (status === 401) return body.code === 'person' ? 'other' : 'signIn'
  const held = status === 409 ? (body.code === 'locked' ? 'locked' : 'conflict') : HELD[status]
  await change(entry, (now) => (held ? { ...now, flying: null, held } : refused(now, flying, body)))
  tell({ kind: 'held', id: entry.id })
  return 'done'
}

async function accepted(entry, flying, { version, ...news }, date) {
  const without = (now) => {
    const left = Object.entries(now.fields).flatMap(([name, field]) => {
      if (!(name in flying.texts)) return [[name, field]]
      return field.text === flying.texts[name] ? [] : [[name, { ...field, version }]]
    })
    return { ...now, flying: null, fields: Object.fromEntries(left) }
  }
  const learnt = Object.entries(flying.texts).map(([name, text]) => [name, { text, version }])
  await change(entry, without, Object.fromEntries(learnt))
  tell({ kind: 'saved', id: entry.id, flying, version, date, ...news })
}

/** The fields that were named are wrong, or all of them; the others are sent without them. */
function refused(now, flying, { errors = [], title }) {
  const named = Object.keys(flying.texts).filter((name) => errors.some(({ field }) => field === name))
  const wrong = errors.map(({ message }) => message).join(' ') || title
  const fields = { ...now.fields }
  for (const name of named.length > 0 ? named : Object.keys(flying.texts)) {
    if (fields[name]?.text === flying.texts[name]) fields[name] = { ...fields[name], wrong }
  }
  return { ...now, flying: null, fields }
}
