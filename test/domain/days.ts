import fc from 'fast-check'

/** Moments of the platform's life. */
export const moments = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2040-12-31T23:59:59Z'),
  noInvalidDate: true,
})

/** Calendar days, `2026-11-24`. */
export const days = moments.map((at) => at.toISOString().slice(0, 10))
