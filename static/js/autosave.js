// Saves an answer as it is typed. The form and its save button work without this file.

const form = document.querySelector('form[data-autosave]')
const state = form?.querySelector('[data-state]')
const FIELDS = ['value', 'explanation', 'serviceName', 'serviceOwner']
const AFTER_TYPING = 700
const RETRY = [2_000, 5_000, 15_000, 30_000]

const read = () => {
  const data = new FormData(form)
  return Object.fromEntries(FIELDS.filter((name) => data.has(name)).map((name) => [name, String(data.get(name))]))
}

let stored = form ? read() : {}
let timer = 0
let sending = false
let failures = 0
let stopped = false

const say = (text, failed = false) => {
  state.textContent = text
  state.classList.toggle('failed', failed)
}

const changes = () => Object.fromEntries(Object.entries(read()).filter(([name, value]) => value !== stored[name]))

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
  if (stopped || sending || Object.keys(edits).length === 0) return
  sending = true
  say(form.dataset.saving)
  try {
    const response = await fetch(form.dataset.autosave, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ version: Number(form.elements.version.value), ...sent(edits) }),
      keepalive: true,
    })
    await settle(response, edits)
  } catch {
    retry()
  }
  sending = false
  if (failures === 0 && !stopped && Object.keys(changes()).length > 0) schedule(AFTER_TYPING)
}

async function settle(response, edits) {
  if (response.ok) {
    accept(await response.json(), edits)
  } else if (response.status === 409) {
    stopped = true
    const { code } = await response.json()
    say(code === 'locked' ? form.dataset.locked : form.dataset.conflict, true)
  } else if (response.status === 401) {
    stopped = true
    say(form.dataset.signIn, true)
  } else if (response.status === 422) {
    const { errors, title } = await response.json()
    stored = { ...stored, ...edits } // not sent again until it is typed anew
    say(errors?.map(({ message }) => message).join(' ') ?? title, true)
  } else {
    retry()
  }
}

function accept({ version, score, progress }, edits) {
  failures = 0
  stored = { ...stored, ...edits }
  form.elements.version.value = version
  const english = document.documentElement.lang === 'en'
  const clock = new Date().toTimeString().slice(0, 5)
  say(`${form.dataset.saved} ${english ? clock : clock.replace(':', '.')}`)
  const index = document.querySelector('[data-index]')
  const answered = document.querySelector('[data-answered]')
  if (index) index.textContent = english ? score.index : score.index.replace('.', ',')
  if (answered) answered.textContent = progress.answered
}

function retry() {
  say(form.dataset.failed, true)
  schedule(RETRY[Math.min(failures, RETRY.length - 1)])
  failures += 1
}

if (state) {
  form.addEventListener('input', () => schedule(AFTER_TYPING))
  form.addEventListener('change', () => schedule(0))
  addEventListener('online', () => schedule(0))
  addEventListener('pagehide', save)
  addEventListener('beforeunload', (event) => {
    if (Object.keys(changes()).length > 0 && failures > 0 && !form.dataset.leaving) event.preventDefault()
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    stopped = true
    form.dataset.leaving = '1'
  })
}
