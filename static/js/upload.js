// Sends chosen files in pieces while the form is filled in, and goes on where it stopped: after a lost line by itself,
// after a reload when the same file is chosen again. The form works without this file, one file at a time.

const form = document.querySelector('form[data-upload]')
const input = form?.querySelector('input[type=file]')
const hidden = form?.querySelector('input[name=uploads]')
const list = form?.querySelector('[data-list]')
const PIECE = 512 * 1024
const RETRY = [2_000, 5_000, 15_000, 30_000]
const KEPT = 'lab-uploads'

const ids = new Set()
/** Boxes of what arrived with an earlier form. */
const boxes = [...(form?.querySelectorAll('input[type=checkbox][name=uploads]') ?? [])]
let flying = 0
// The button that was pressed while something was on its way.
let pressed = null

const kept = () => JSON.parse(localStorage.getItem(KEPT) ?? '[]')
const keep = (uploads) => localStorage.setItem(KEPT, JSON.stringify(uploads))
const forget = (id) => keep(kept().filter((one) => one.id !== id))
const pause = (time) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, time)
    addEventListener('online', () => resolve(clearTimeout(timer)), { once: true })
  })

/** Answers what the platform says; a line that is lost is tried again, for as long as the page is open. */
async function ask(method, path, options, waiting) {
  for (let failures = 0; ; failures++) {
    try {
      const answer = await fetch(form.dataset.upload + path, { method, ...options })
      if (answer.status < 500 && answer.status !== 429)
        return { status: answer.status, body: await answer.json().catch(() => ({})) }
    } catch {}
    waiting()
    await pause(RETRY[Math.min(failures, RETRY.length - 1)])
  }
}

function line(name) {
  const item = document.createElement('li')
  const title = document.createElement('span')
  const progress = document.createElement('progress')
  const state = document.createElement('span')
  const remove = document.createElement('button')
  title.textContent = name
  progress.max = 1
  progress.value = 0
  progress.setAttribute('aria-label', name)
  state.className = 'quiet'
  remove.type = 'button'
  remove.className = 'link'
  remove.textContent = form.dataset.remove
  remove.setAttribute('aria-label', `${form.dataset.remove} ${name}`)
  item.append(title, progress, state, remove)
  list.append(item)
  const say = (text, bad = false) => {
    state.textContent = text
    state.classList.toggle('error', bad)
  }
  return { item, progress, say, remove }
}

function take(id) {
  ids.add(id)
  hidden.value = [...ids].join(',')
}

function takenOut(id) {
  ids.delete(id)
  hidden.value = [...ids].join(',')
  forget(id)
}

const json = (body) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const reasonOf = (body) => body.errors?.[0]?.message ?? body.title ?? form.dataset.failed

async function begun(file, waiting) {
  const modified = file.lastModified
  const same = kept().find((one) => one.name === file.name && one.size === file.size && one.modified === modified)
  if (same) {
    const { status, body } = await ask('GET', `/${same.id}`, {}, waiting)
    if (status === 200) return { status, body }
    forget(same.id)
  }
  const agency = form.elements.agency?.value
  const answer = await ask('POST', '', json({ name: file.name, size: file.size, ...(agency && { agency }) }), waiting)
  if (answer.status === 201) keep([...kept(), { id: answer.body.id, name: file.name, size: file.size, modified }])
  return answer
}

async function send(file) {
  const { item, progress, say, remove } = line(file.name)
  let given = false
  let id = ''
  remove.addEventListener('click', () => {
    given = true
    item.remove()
    if (!id) return
    takenOut(id)
    fetch(`${form.dataset.upload}/${id}`, { method: 'DELETE' }).catch(() => {})
  })
  if (file.size > Number(form.dataset.most)) return say(form.dataset.tooLarge, true)
  const waiting = () => say(form.dataset.waiting)
  say(form.dataset.sending)
  let { status, body } = await begun(file, waiting)
  id = body.id ?? ''
  while (!given && status < 300 && !body.ready) {
    say(form.dataset.sending)
    progress.value = body.offset / file.size
    const piece = file.slice(body.offset, body.offset + PIECE)
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(body.offset) }
    const answer = await ask('PUT', `/${id}`, { headers, body: piece }, waiting)
    // what arrived although its answer was lost
    const isBehind = answer.status === 409 && answer.body.offset !== undefined
    const next = isBehind ? await ask('GET', `/${id}`, {}, waiting) : answer
    if (isBehind && !next.body.ready && next.body.offset === body.offset) {
      waiting()
      await pause(RETRY[0])
    }
    status = next.status
    body = next.body
  }
  if (given) return
  if (status >= 300) {
    forget(id)
    progress.remove()
    return say(reasonOf(body), true)
  }
  progress.value = 1
  take(id)
  say(form.dataset.ready)
}

async function sendAll(files) {
  if (!input.multiple) {
    for (const id of [...ids]) takenOut(id)
    for (const box of boxes) box.checked = false
  }
  flying += files.length
  for (const file of files) {
    await send(file)
    flying -= 1
  }
  if (flying === 0 && pressed && ids.size > 0) form.requestSubmit(pressed)
  pressed = null
}

/** What was on its way when the page was left. */
async function remind() {
  for (const { id, name } of kept()) {
    if (ids.has(id) || boxes.some(({ value }) => value === id)) continue
    const answer = await fetch(`${form.dataset.upload}/${id}`).catch(() => null)
    if (!answer) return
    const body = await answer.json().catch(() => ({}))
    if (answer.status !== 200) {
      forget(id)
      continue
    }
    const { item, progress, say, remove } = line(name)
    progress.value = body.offset / body.size
    say(body.ready ? form.dataset.ready : form.dataset.again)
    if (body.ready) take(id)
    const away = () => item.remove()
    input.addEventListener('change', () => body.ready || away(), { once: true })
    remove.addEventListener('click', () => {
      away()
      takenOut(id)
      fetch(`${form.dataset.upload}/${id}`, { method: 'DELETE' }).catch(() => {})
    })
  }
}

if (form) {
  input.multiple = 'several' in input.dataset
  input.addEventListener('change', () => {
    const files = [...input.files]
    // sent by us, so not once more with the form
    input.value = ''
    sendAll(files)
  })
  form.addEventListener('submit', (event) => {
    if (flying > 0) {
      event.preventDefault()
      pressed = event.submitter
      return
    }
    for (const id of [...ids, ...boxes.map(({ value }) => value)]) forget(id)
  })
  remind()
}
