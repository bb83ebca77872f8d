// Empties what is kept of somebody who is not signed in here any more. What is unsent stays for its person.
import { forgetKnown } from './store.js'

export async function forget() {
  localStorage.removeItem('lab-owner')
  await forgetKnown()
  if (!('caches' in globalThis)) return
  const names = (await caches.keys()).filter((name) => name.startsWith('lab-'))
  await Promise.all(names.map((name) => caches.delete(name)))
}
