// Signing out: what waits to be sent is sent, downloaded or discarded first, and what is kept of the pages goes.

import { download } from './download-text.js'
import { forget } from './forgetting.js'
import { send } from './sender.js'
import { discard, unsent } from './store.js'

const dialog = document.querySelector('dialog[data-unsent]')
const words = JSON.parse(dialog.dataset.words)
let form
let person

export async function leave(pressed, signedIn) {
  form = pressed
  person = signedIn
  if ((await unsent(person)).length > 0) await send(person)
  const left = await count()
  return left === 0 ? signOut() : ask('')
}

async function count() {
  const left = (await unsent(person)).length
  dialog.querySelector('h2').textContent = left === 0 ? words.away : words.count.replace('{}', left)
  for (const part of dialog.querySelectorAll('[data-some]')) part.hidden = left === 0
  return left
}

function ask(text) {
  dialog.querySelector('[role=status]').textContent = text
  if (!dialog.open) dialog.showModal()
}

/** Only who is signed out for sure leaves nothing behind: without the network one stays. */
async function signOut(before) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(form.action, { method: 'POST', headers }).catch(() => null)
  if (!answer?.ok) return ask(words.stay)
  await before?.()
  localStorage.setItem('lab-owner', '')
  await forget()
  location.assign(form.dataset.leaving)
}

const acts = {
  stay: () => dialog.close(),
  download: async () => download(await unsent(person)),
  discard: () => signOut(() => discard(person)),
  send: async () => {
    const how = await send(person)
    if ((await count()) === 0) return signOut()
    ask(how === 'done' ? words.stuck : how === 'away' ? words.stay : words.signIn)
  },
}

dialog.addEventListener('click', ({ target }) => acts[target.dataset.act]?.())
