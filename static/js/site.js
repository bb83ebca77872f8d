// Enhancement only: every page works without it.

// After a refused form, the error summary is where a reader continues.
document.querySelector('.error-summary[tabindex]')?.focus()

// The current place in the menu is in sight on a narrow screen.
for (const here of document.querySelectorAll(':is(.menu, .places) [aria-current]')) {
  const row = here.closest('ul')
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.clientWidth) / 2
}
