// Enhancement only: shows what resembles a question while its title is typed, from the third word on.
const PAUSE = 350

for (const place of document.querySelectorAll('[data-similar]')) {
  const field = document.getElementById(place.dataset.similarOf)
  const [status, list] = place.children
  let waiting
  let asked

  field?.addEventListener('input', () => {
    clearTimeout(waiting)
    asked?.abort()
    const text = field.value.trim()
    waiting = setTimeout(() => (text.split(/\s+/).length < 3 ? show('') : ask(text)), PAUSE)
  })

  async function ask(text) {
    asked = new AbortController()
    // the form that is written: what is opened from it is counted once
    const draf = field.form?.elements.draf?.value ?? ''
    const query = new URLSearchParams({ teks: text, potongan: '1', draf })
    try {
      const answer = await fetch(`${place.dataset.similar}?${query}`, { signal: asked.signal })
      if (answer.ok) show(await answer.text())
    } catch {
      // Typed on, or the network is away: the list stays as it is.
    }
  }

  function show(html) {
    list.innerHTML = html
    status.textContent = list.querySelector('h2')?.textContent ?? ''
  }
}
