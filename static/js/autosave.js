// Saves an answer as it is typed, by way of what this browser keeps. The form and its save button work without this file.
import { begin, decide, entry, form, isWaiting, lastWords, look, note, place } from './answer.js'
import { keepPages } from './keeping.js'
import { isReady, send } from './sender.js'
import { isSafe } from './store.js'

const AFTER_TYPING = 700
const BETWEEN_NOTES = 150
/** A slow line holds nobody up: the next page shows and sends what is left. */
const LONGEST_LEAVE = 3_000

// How often something was typed, and how much of it is written down for sure.
let typedTimes = 0
let writtenTimes = 0
let noting = 0
let sending = 0
// The save button that was pressed, and whether the form may go.
let pressed = null
let passing = false

function typed(delay) {
  typedTimes += 1
  noting ||= setTimeout(write, BETWEEN_NOTES)
  clearTimeout(sending)
  sending = setTimeout(deliver, delay)
}

async function write() {
  clearTimeout(noting)
  noting = 0
  const times = typedTimes
  await note()
  writtenTimes = Math.max(writtenTimes, times)
}

const isDirty = () => typedTimes > writtenTimes

async function deliver() {
  clearTimeout(sending)
  await write()
  return entry && !isReady(entry) ? 'held' : send(place.person)
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))

/** Another page shows what is stored, the same one in the other language too: it waits for what is on its way. */
async function goOn(event) {
  const link = event.target.closest('a[href]')
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target || link?.hash
  if (!link || elsewhere || passing || !(isDirty() || (entry && isReady(entry)))) return
  event.preventDefault()
  const patience = navigator.serviceWorker?.controller ? [pause(LONGEST_LEAVE)] : []
  leave(link.href, await Promise.race([deliver(), ...patience]))
}

function leave(href, how) {
  // without the network only pages that are kept can be opened; what was typed is safe
  if (how !== 'away' || navigator.serviceWorker?.controller) location.assign(href)
}

/** What was typed is sent before the form is: the form then only says where to go, or what is wrong. */
async function submit(event) {
  // the choice of a text stores nothing
  if (passing || event.submitter?.name === 'pakai') return
  event.preventDefault()
  if (pressed) return
  pressed = event.submitter
  await decide()
  let how = await deliver()
  // a tab beside this one is sending
  while (how === 'busy') {
    await pause(200)
    how = await send(place.person)
  }
  const button = pressed
  pressed = null
  const isStuck = ['away', 'signIn', 'other'].includes(how) && entry && !entry.held
  if (isStuck || !navigator.onLine) return stay(button, isStuck ? how : 'away')
  passing = true
  form.requestSubmit(button)
}

/** Without the network one goes on to the next page all the same, where it is kept. */
function stay(button, how) {
  const next = document.querySelector('.neighbours [rel=next]')
  if (button?.name === 'lanjut' && next && how === 'away') leave(next.href, how)
}

try {
  form.inert = localStorage.getItem(`lab-unsent ${place.person}`) !== null
} catch {}
form.addEventListener('input', () => typed(AFTER_TYPING))
form.addEventListener('change', () => typed(0))
form.addEventListener('submit', submit)
document.addEventListener('click', goOn)
// whoever comes back may have signed in beside this page
document.addEventListener('visibilitychange', () => (document.hidden ? isDirty() : isWaiting()) && deliver())
addEventListener('online', deliver)
addEventListener('offline', look)
addEventListener('pagehide', () => passing || lastWords(!isDirty()))
addEventListener('pageshow', ({ persisted }) => persisted && navigator.onLine && location.reload())
addEventListener('beforeunload', (event) => {
  if (!passing && !isSafe() && (isDirty() || isWaiting())) event.preventDefault()
})
begin().finally(() => {
  form.inert = false
})
keepPages(place.person, place.assessment, true)
