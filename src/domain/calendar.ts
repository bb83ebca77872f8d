/** The calendar day in western Indonesian time (UTC+7, no summer time), `2026-11-24`. */
export const dayInJakarta = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** The year that assessments of this moment belong to. */
export const yearInJakarta = (at: Date): number => Number(dayInJakarta(at).slice(0, 4))
