// Enhancement only: looks every few seconds whether the file is ready, and shows the page's own words for it.
const PAUSE = 3000
const FINAL = ['ready', 'failed']

const place = document.querySelector('[data-download]')
if (place && !FINAL.includes(place.dataset.download)) setTimeout(look, PAUSE)

async function look() {
  const found = await newest()
  if (found && found.dataset.download !== place.dataset.download) {
    place.dataset.download = found.dataset.download
    place.replaceChildren(...found.childNodes)
  }
  if (!FINAL.includes(place.dataset.download)) setTimeout(look, PAUSE)
}

async function newest() {
  try {
    const answer = await fetch(location.href)
    if (!answer.ok) return null
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector('[data-download]')
  } catch {
    return null // the network is away: looks again
  }
}
