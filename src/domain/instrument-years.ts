/**
 * The instrument an evaluation of this year was held on. 2018–2020: PermenPANRB 5/2018 (35 indicators, published indices
 * only, no file); 2021–2025: 59/2020; from 2026: 8/2026. The regulations leave their first and last day open.
 */
export const instrumentOfYear = (year: number): string => {
  if (year <= 2020) return 'permenpanrb-5-2018'
  return year <= 2025 ? 'permenpanrb-59-2020' : 'permenpanrb-8-2026'
}
