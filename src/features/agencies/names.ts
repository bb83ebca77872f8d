import type { Translate } from '../../web/i18n.ts'

/** "Kabupaten Garut", "Kota Bogor", "Provinsi Jawa Barat": always with the type, since 26 short names are shared. */
export const fullName = (t: Translate, { type, name }: { readonly type: string; readonly name: string }): string =>
  type === 'provinsi' ? t('agencies.province', { name }) : name

/** "A, B dan C" with the page's words. */
export function listed(t: Translate, names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = names.at(-1) ?? ''
  const others = names.slice(0, -1)
  return others.length === 0 ? last : t(`agencies.comparison.${word}`, { others: others.join(', '), last })
}
