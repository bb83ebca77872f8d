// Enhancement only: every page works without it.

// After a refused form, the error summary is where a reader continues.
document.querySelector('.error-summary[tabindex]')?.focus()

// The current place in the menu is in sight on a narrow screen.
for (const here of document.querySelectorAll(':is(.menu, .places) [aria-current]')) {
  const row = here.closest('ul')
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.clientWidth) / 2
}

// What this browser keeps for the time without a network: whose it is, and whether something waits to be sent.
const { person } = document.documentElement.dataset
const kept = (name) => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
const owner = kept('lab-owner')
if (owner !== null && (person ? owner !== person : owner === ''))
  import('./forgetting.js').then(({ forget }) => forget())
if (person && kept(`lab-unsent ${person}`)) import('./sender.js').then(({ send }) => send(person))
document.querySelector('form[data-leaving]')?.addEventListener('submit', (event) => {
  if (!kept('lab-owner') && !kept(`lab-unsent ${person}`)) return
  event.preventDefault()
  // without a network and without what is kept, the browser itself says that it cannot
  import('./leaving.js').then(
    ({ leave }) => leave(event.target, person),
    () => event.target.submit(),
  )
})
