// One tab sends at a time: two at once would meet as if they were two people's.
const LEASE = 20_000

/** What `work` comes to, or busy while another tab is at it; by a lease where the browser knows no locks. */
export async function alone(work) {
  if (navigator.locks) {
    return navigator.locks.request('lab-send', { ifAvailable: true }, (lock) => (lock ? work() : 'busy'))
  }
  const own = Math.random()
  const taken = () => JSON.parse(localStorage.getItem('lab-sending') ?? '[0,0]')
  const [until] = taken()
  if (until > Date.now() && until < Date.now() + LEASE + 1) return 'busy'
  localStorage.setItem('lab-sending', JSON.stringify([Date.now() + LEASE, own]))
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (taken()[1] !== own) return 'busy'
  const renewing = setInterval(
    () => localStorage.setItem('lab-sending', JSON.stringify([Date.now() + LEASE, own])),
    LEASE / 4,
  )
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    localStorage.removeItem('lab-sending')
  }
}
