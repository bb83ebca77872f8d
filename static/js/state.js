// Says beside the save button what became of what was typed.
const english = document.documentElement.lang === 'en'
const inJakarta = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' })

export const wordsOf = (element) => JSON.parse(element.closest('[data-words]').dataset.words)

export function showState(form, state) {
  const words = wordsOf(form)
  const place = form.querySelector('[data-state]')
  const { text, failed, link } = told(words, state)
  if (text === null) return
  place.classList.toggle('failed', failed)
  if (place.textContent === text + (link?.text ?? '')) return
  place.textContent = text
  if (link) place.append(Object.assign(document.createElement('a'), { href: link.href, textContent: link.text }))
}

function told(words, { entry, waiting, flying, savedAt, outcome, safe }) {
  const wrong = Object.values(entry?.fields ?? {}).find((field) => field.wrong)?.wrong
  const count = (text) => text.replace('{}', waiting.length)
  if (entry?.held) return { text: words[entry.held], failed: true }
  if (wrong) return { text: wrong, failed: true }
  if (flying) return { text: words.saving, failed: false }
  if (entry || waiting.length > 0) {
    if (outcome === 'signIn') return { text: `${count(words.signIn)} `, failed: true, link: signIn(words) }
    if (outcome === 'other') return { text: count(words.other), failed: true }
    if (outcome === 'away') return { text: count(safe ? words.away : words.unsafe), failed: true }
  }
  const left = waiting.length > 0 && !entry ? ` · ${count(words.unsent)}` : ''
  if (entry || !savedAt) return { text: entry ? null : left.slice(3) || null, failed: false }
  return { text: `${words.saved} ${savedAt} WIB${left}`, failed: false }
}

/** Back to this page after signing in, where everything is sent. */
const signIn = (words) => {
  const here = location.pathname.replace(/^\/en(?=\/)/, '')
  return { text: words.signInLink, href: `${english ? '/en' : ''}/masuk?lanjut=${encodeURIComponent(here)}` }
}

/** Shows the new index and who else is at this answer; gives the platform's time, whatever the browser's clock says. */
export function showSaved({ score, progress, alsoHere = [], date }) {
  const index = document.querySelector('[data-index]')
  const answered = document.querySelector('[data-answered]')
  const others = document.querySelector('[data-others]')
  if (index) index.textContent = inWords(score.index, ',')
  if (answered) answered.textContent = progress.answered
  if (others) {
    others.hidden = alsoHere.length === 0
    others.textContent = others.dataset.othersText.replace('{}', alsoHere.map(({ name }) => name).join(', '))
  }
  return inWords(inJakarta.format(date ? new Date(date) : new Date()).replace(':', '.'), '.', ':')
}

const inWords = (figure, indonesian, inEnglish = '.') => figure.replace('.', english ? inEnglish : indonesian)
