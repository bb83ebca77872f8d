// Keeps the opened pages of one assessment on this device, through the service worker, for when the network is away.
// They belong to whoever opened them: signing out and another person empty them. They are no part of the session, which
// ends after half an hour on a line that is away for longer.
import { forget } from './forgetting.js'

const PREFIX = 'lab-'
const OWNER = '/pemilik'
/** Somebody may be signing in; `sw.js` says so. */
const DOUBT = '/ragu'
const AFTER_LOADING = 1_500

/** Browsers offer it on HTTPS and on this machine only. */
export const canKeep = 'serviceWorker' in navigator && 'caches' in globalThis

/** What is kept from now on is of this person and assessment; one that is only read takes nothing from one in work. */
export async function keepPages(person, assessment, isWork) {
  if (!canKeep) return
  const owner = localStorage.getItem('lab-owner')
  if (owner !== null && owner !== person) await forget()
  localStorage.setItem('lab-owner', person)
  const cache = await own(person, assessment, isWork)
  if (!cache) return
  await navigator.serviceWorker.register('/sw.js')
  setTimeout(keepThis, AFTER_LOADING, cache)
}

/** Where it lies; null where another assessment's pages are kept. */
async function own(person, assessment, isWork) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const cache = names.length === 1 ? await caches.open(names[0]) : null
  const owner = await (await cache?.match(OWNER))?.json()
  if (owner?.person === person && owner.assessment === assessment) {
    await cache.delete(DOUBT)
    return cache
  }
  if (owner?.person === person && !isWork) return null
  await Promise.all(names.map((name) => caches.delete(name)))
  const fresh = await caches.open(PREFIX + crypto.randomUUID())
  await fresh.put(OWNER, Response.json({ person, assessment }))
  return fresh
}

/** The first page came before there was anybody to keep it, and one that says "saved" is not kept as it is. */
async function keepThis(cache) {
  await navigator.serviceWorker.ready
  if (location.search || !(await cache.match(location.pathname))) await keep(location.pathname)
}

/** Fetches a page through the service worker, which keeps it; says whether it did. Nobody is told that it is open. */
export const keep = (path) =>
  fetch(path, { headers: { 'x-purpose': 'keep' } }).then(
    ({ ok, redirected }) => ok && !redirected,
    () => false,
  )
