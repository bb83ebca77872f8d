// Saves an answer as it is typed. The form and its save button work without this file.

const form = document.querySelector('form[data-autosave]')
const state = form?.querySelector('[data-state]')
const FIELDS = ['value', 'explanation', 'serviceName', 'serviceOwner']
const AFTER_TYPING = 700
const LONGEST_WAIT = 15_000
const RETRY = [2_000, 5_000, 15_000, 30_000]

const read = () => {
  const data = new FormData(form)
  return Object.fromEntries(FIELDS.filter((name) => data.has(name)).map((name) => [name, String(data.get(name))]))
}

/** What of `now` is not in `then`. */
const differing = (now, then) => Object.fromEntries(Object.entries(now).filter(([name, text]) => text !== then[name]))
const isEmpty = (fields) => Object.keys(fields).length === 0

let stored = form ? read() : {}
// Fields as they were refused: not sent again until they are typed anew.
let refused = {}
let complaint = ''
// What is on its way, null while nothing is.
let flying = null
let failures = 0
let stopped = false
// The save button that was pressed meanwhile.
let pressed = null
// The address of the link that was followed meanwhile.
let followed = null
let timer = 0

const say = (text, failed = false) => {
  state.textContent = text
  state.classList.toggle('failed', failed)
}

const changes = () => {
  const now = read()
  refused = Object.fromEntries(Object.entries(refused).filter(([name, text]) => now[name] === text))
  return differing(differing(now, stored), refused)
}

const sent = (edits) => {
  if (!('value' in edits)) return edits
  const value = edits.value.trim().replace(',', '.')
  return { ...edits, value: value === '' ? null : value }
}

const schedule = (delay) => {
  clearTimeout(timer)
  timer = setTimeout(save, delay)
}

async function save() {
  const edits = changes()
  if (stopped || flying || isEmpty(edits)) return
  flying = edits
  say(form.dataset.saving)
  try {
    const response = await fetch(form.dataset.autosave, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ version: Number(form.elements.version.value), ...sent(edits) }),
      keepalive: true,
      signal: AbortSignal.timeout(LONGEST_WAIT),
    })
    await settle(response, edits)
  } catch {
    retry()
  }
  flying = null
  goOn()
}

function goOn() {
  if (pressed) {
    form.requestSubmit(pressed)
  } else if (failures === 0 && !stopped && !isEmpty(changes())) {
    schedule(followed ? 0 : AFTER_TYPING)
  } else if (followed) {
    const there = followed
    followed = null
    location.assign(there)
  }
}

/** The next page shows what is stored, the same one in the other language too: it waits for the save. */
function follow(event) {
  const link = event.target.closest('a[href]')
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target || link?.hash
  if (!link || elsewhere || stopped || (flying === null && isEmpty(changes()))) return
  event.preventDefault()
  followed = link.href
  schedule(0)
}

async function settle(response, edits) {
  if (response.ok) {
    accept(await response.json(), edits)
  } else if (response.status === 409) {
    const { code } = await response.json()
    stop(code === 'locked' ? form.dataset.locked : form.dataset.conflict)
  } else if (response.status === 401) {
    stop(form.dataset.signIn)
  } else if (response.status === 422) {
    refuse(await response.json(), edits)
  } else {
    retry()
  }
}

function accept({ version, score, progress, alsoHere }, edits) {
  failures = 0
  stored = { ...stored, ...edits }
  form.elements.version.value = version
  const english = document.documentElement.lang === 'en'
  if (isEmpty(refused)) say(`${form.dataset.saved} ${english ? clock() : clock().replace(':', '.')} WIB`)
  else say(complaint, true)
  tellOthers(alsoHere)
  const index = document.querySelector('[data-index]')
  const answered = document.querySelector('[data-answered]')
  if (index) index.textContent = english ? score.index : score.index.replace('.', ',')
  if (answered) answered.textContent = progress.answered
}

/** Who else is at this answer. */
function tellOthers(others) {
  const place = document.querySelector('[data-others]')
  if (!place) return
  place.hidden = others.length === 0
  place.textContent = place.dataset.othersText.replace('{}', others.map(({ name }) => name).join(', '))
}

/** The time now on the clock that every page uses, whatever the browser's is. */
const clock = () => inJakarta.format(new Date())
const inJakarta = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' })

/** The fields that were named are wrong; the others are sent without them. */
function refuse({ errors = [], title }, edits) {
  failures = 0
  const named = Object.entries(edits).filter(([name]) => errors.some(({ field }) => field === name))
  refused = { ...refused, ...(named.length > 0 ? Object.fromEntries(named) : edits) }
  complaint = errors.map(({ message }) => message).join(' ') || title
  say(complaint, true)
}

function stop(reason) {
  stopped = true
  say(reason, true)
}

function retry() {
  say(form.dataset.failed, true)
  schedule(RETRY[Math.min(failures, RETRY.length - 1)])
  failures += 1
}

/** Whether something typed would be lost by leaving now. */
function mayLose() {
  const unsaved = differing(read(), stored)
  if (failures > 0 || stopped) return !isEmpty(unsaved)
  return !isEmpty(refused) || (flying !== null && !isEmpty(differing(unsaved, flying)))
}

if (state) {
  form.addEventListener('input', () => schedule(AFTER_TYPING))
  form.addEventListener('change', () => schedule(0))
  document.addEventListener('click', follow)
  addEventListener('online', () => schedule(0))
  addEventListener('pagehide', save)
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  addEventListener('beforeunload', (event) => {
    if (!form.dataset.leaving && mayLose()) event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (flying) {
      // Two saves at once would meet as if they were two people's.
      event.preventDefault()
      pressed = event.submitter
    } else {
      stopped = true
      form.dataset.leaving = '1'
    }
  })
}
