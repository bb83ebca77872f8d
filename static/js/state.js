// Says beside the save button what became of what was typed.
const english = document.documentElement.lang === 'en'
const inJakarta = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' })

export const wordsOf = (element) => JSON.parse(element.closest('[data-words]').dataset.words)

/** What waits is no failure: it is kept. Only what the person has to look after is. */
export function showState(form, state) {
  const words = wordsOf(form)
  const place = form.querySelector('[data-state]')
  const { text, tone = '', link } = told(words, state)
  if (text === null) return
  for (const one of ['failed', 'waiting']) place.classList.toggle(one, one === tone)
  if (place.textContent === text + (link?.textContent ?? '')) return
  place.replaceChildren(text, ...(link ? [link] : []))
}

function told(words, { entry, waiting, flying, savedAt, outcome, safe }) {
  const wrong = Object.values(entry?.fields ?? {}).find((field) => field.wrong)?.wrong
  const count = words.unsent.replace('{}', waiting.length)
  if (entry?.held) return { text: words[entry.held], tone: 'failed' }
  if (wrong) return { text: wrong, tone: 'failed' }
  if (flying) return { text: words.saving }
  if (waiting.length > 0 && words[outcome]) {
    const why = outcome === 'away' && !safe ? 'unsafe' : outcome
    const link = outcome === 'signIn' ? signIn(words) : undefined
    return { text: `${count}. ${words[why]} `, tone: safe ? 'waiting' : 'failed', link }
  }
  if (entry) return { text: null }
  const saved = savedAt ? `${words.saved} ${savedAt} WIB` : ''
  return { text: [saved, ...(waiting.length > 0 ? [count] : [])].filter(Boolean).join(' · ') || null }
}

/** Back to this page after signing in, where everything is sent. */
export function signIn(words) {
  const here = location.pathname.replace(/^\/en(?=\/)/, '')
  const href = `${english ? '/en' : ''}/masuk?lanjut=${encodeURIComponent(here)}`
  return Object.assign(document.createElement('a'), { href, textContent: words.signInLink })
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
