// Enhancement only: headings nobody wrote beneath follow the kind that is chosen, without a press of the button for it.
const kinds = [...document.querySelectorAll('[name="kind"][data-template]')]
const body = document.getElementById('body')

for (const kind of kinds) {
  kind.addEventListener('change', () => {
    const written = body.value.trim()
    if (written === '' || kinds.some(({ dataset }) => dataset.template.trim() === written))
      body.value = kind.dataset.template
  })
}

const button = document.querySelector('[name="act"][value="templat"]')
button?.remove()
