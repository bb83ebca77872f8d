import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { decimal, signed } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import type { EffectRow } from './effect-queries.ts'
import type { FunnelProps } from './overview-pages.ts'

type EffectProps = Pick<FunnelProps, 'effects' | 'effectFinding' | 'effectNote'>

/** What adopters' indices and levels were before and after; an association, and said to be no more. */
export function effectProps({ lang, t }: Request, rows: readonly EffectRow[]): EffectProps {
  const change = ({ before, after }: EffectRow) => (parseHundredths(after) ?? 0) - (parseHundredths(before) ?? 0)
  const wholes = rows.filter(({ number }) => number === 0)
  const [most] = wholes.toSorted((a, b) => change(b) - change(a))
  return {
    effects: rows.map((row) => ({
      practice: inLang(lang, row.title, row.titleEn),
      measure: [
        row.number === 0 ? t('adoptions.effect.index') : t('adoptions.effect.indicator', { number: row.number }),
        t(`adoptions.effect.basis.${row.basis}`),
      ].join(', '),
      n: row.n,
      before: decimal(lang, row.before),
      after: decimal(lang, row.after),
      change: signed(lang, formatHundredths(change(row))),
      rose: row.rose,
    })),
    effectFinding: most
      ? t('adoptions.effect.finding', {
          practice: inLang(lang, most.title, most.titleEn),
          n: most.n,
          before: decimal(lang, most.before),
          after: decimal(lang, most.after),
        })
      : t('adoptions.effect.none'),
    effectNote: t('adoptions.effect.note'),
  }
}
