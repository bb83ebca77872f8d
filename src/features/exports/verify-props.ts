import { moment } from '../../web/format.ts'
import type { Field } from '../../web/forms.ts'
import { pathIn } from '../../web/language.ts'
import type { Request } from '../../web/types.ts'
import type { VerifyProps } from './pages.ts'
import type { Verdict, Verified } from './proofs.ts'

/** What the page says while nothing is known. */
export const NOTHING_ASKED: Omit<VerifyProps, 'code'> = {
  verdict: '',
  verdictText: '',
  tone: '',
  facts: [],
  figures: [],
  figuresNote: '',
  reportHref: '',
  openLabel: '',
  closed: '',
  covers: '',
  signInHref: '',
}
const EMPTY: Field = { value: '', error: null }
const TONES: Readonly<Record<Verdict, string>> = { matches: 'good', superseded: 'warn', unknown: 'warn' }

/** The form alone, as it was typed. */
export const askedProps = (code: Field): VerifyProps => ({ ...NOTHING_ASKED, code })

/** An address whose end is no hash. */
export const rubbishProps = ({ t }: Request, typed: string): VerifyProps => ({
  ...NOTHING_ASKED,
  verdict: t('exports.verify.rubbish'),
  verdictText: t('exports.verify.rubbishText'),
  covers: t('exports.verify.covers'),
  tone: 'warn',
  code: { value: typed.slice(0, 300), error: null },
})

export function verdictProps({ t, lang }: Request, hash: string, { verdict, about, figures }: Verified): VerifyProps {
  const fact = (name: string, value: string) => ({ label: t(`exports.verify.${name}`), value })
  return {
    ...NOTHING_ASKED,
    verdict: t(`exports.verify.${verdict}`),
    verdictText: t(`exports.verify.${verdict}Text`),
    tone: TONES[verdict],
    facts: [
      ...(about?.title && !figures ? [fact('about', about.title)] : []),
      ...(about ? [fact('madeAt', moment(lang, about.madeAt))] : []),
      ...(about?.asOf ? [fact('asOf', about.asOf)] : []),
      fact('fingerprint', hash),
    ],
    figures: figures
      ? [
          fact('about', figures.title),
          fact('filters', figures.filters.join(' · ')),
          ...figures.figures,
          fact('sentence', figures.sentence),
        ]
      : [],
    figuresNote: verdict === 'unknown' ? '' : t(`exports.verify.figures.${figures ? 'compare' : verdict}`),
    reportHref: about ? pathIn(about.lang, about.path) : '',
    openLabel: t('exports.verify.open'),
    closed: verdict !== 'unknown' && about === null ? t('exports.verify.closed') : '',
    covers: t('exports.verify.covers'),
    signInHref: `/masuk?lanjut=${encodeURIComponent(pathIn(lang, `/verifikasi/${hash}`))}`,
    code: EMPTY,
  }
}
