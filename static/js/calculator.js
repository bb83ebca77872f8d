// Enhancement only: tells the index so far while values are chosen. The button works without it.
const form = document.querySelector('form.calculator')
const status = form.querySelector('[role="status"]')
const { instrument, lowest, told } = form.dataset
const predicates = JSON.parse(form.dataset.predicates)
const names = [...new Set([...form.querySelectorAll('[name^="n"]')].map(({ name }) => name))]
const comma = document.documentElement.lang === 'id'
let waiting
let latest = 0

form.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(tell, 250)
})

async function tell() {
  const turn = ++latest
  const data = new FormData(form)
  const typed = names.map((name) => (data.get(name) ?? '').trim().replace(/^(\d+),(\d+)$/, '$1.$2'))
  const response = await fetch('/api/v1/scores', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ instrument, values: typed.map((value) => value || lowest) }),
  }).catch(() => null)
  if (turn !== latest) return
  const score = response?.ok ? await response.json() : null
  status.textContent = score ? sentence(score, typed.filter((value) => value === '').length) : ''
}

function sentence({ index, predicate }, missing) {
  return told
    .replace('[index]', comma ? index.replace('.', ',') : index)
    .replace('[predicate]', predicates[predicate] ?? predicate)
    .replace('[missing]', missing)
}
