// Enhancement only: a button beside each text that is to be copied. Without this file it is selected and copied by hand.
const form = document.querySelector('form[data-copy]')

for (const field of form?.querySelectorAll('[data-copyable]') ?? []) {
  const button = document.createElement('button')
  const said = document.createElement('output')
  const row = document.createElement('p')
  button.type = 'button'
  button.className = 'secondary'
  button.textContent = form.dataset.copy
  button.setAttribute('aria-label', `${form.dataset.copy}: ${field.labels[0]?.textContent ?? ''}`)
  said.className = 'copy-state'
  said.setAttribute('aria-live', 'polite')
  row.className = 'actions copy'
  row.append(button, said)
  field.after(row)
  let timer = 0
  button.addEventListener('click', async () => {
    const done = await copied(field)
    said.textContent = done ? `✓ ${form.dataset.copied}` : form.dataset.copyFailed
    said.classList.toggle('failed', !done)
    clearTimeout(timer)
    timer = setTimeout(() => {
      said.textContent = ''
    }, 6_000)
  })
}

/** Browsers give the clipboard to secure pages only; elsewhere what is selected is copied as Ctrl+C does. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.focus()
    field.select()
    return document.execCommand('copy')
  }
}
