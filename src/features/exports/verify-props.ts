import { moment } from '../../web/format.ts'
import type { Field } from '../../web/forms.ts'
import { pathIn } from '../../web/language.ts'
import type { Request } from '../../web/types.ts'
import type { VerifyProps } from './pages.ts'
import type { Verdict, Verified } from './proofs.ts'

const NOTHING: Omit<VerifyProps, 'code'> = {
  verdict: '',
  verdictText: '',
  tone: '',
  facts: [],
  reportHref: '',
  closed: false,
  signInHref: '',
}
const EMPTY: Field = { value: '', error: null }
const TONES: Readonly<Record<Verdict, string>> = { matches: 'good', superseded: 'warn', unknown: 'warn' }

/** The form alone, as it was typed. */
export const askedProps = (code: Field): VerifyProps => ({ ...NOTHING, code })

/** An address whose end is no hash. */
export const rubbishProps = ({ t }: Request, typed: string): VerifyProps => ({
  ...NOTHING,
  verdict: t('exports.verify.rubbish'),
  verdictText: t('exports.verify.rubbishText'),
  tone: 'warn',
  code: { value: typed.slice(0, 300), error: null },
})

export function verdictProps({ t, lang }: Request, hash: string, { verdict, about }: Verified): VerifyProps {
  const fact = (name: string, value: string) => ({ label: t(`exports.verify.${name}`), value })
  return {
    ...NOTHING,
    verdict: t(`exports.verify.${verdict}`),
    verdictText: t(`exports.verify.${verdict}Text`),
    tone: TONES[verdict],
    facts: [
      ...(about?.title ? [fact('about', about.title)] : []),
      ...(about ? [fact('madeAt', moment(lang, about.madeAt))] : []),
      ...(about?.asOf ? [fact('asOf', about.asOf)] : []),
      fact('fingerprint', hash),
    ],
    reportHref: about ? pathIn(about.lang, about.path) : '',
    closed: verdict !== 'unknown' && about === null,
    signInHref: `/masuk?lanjut=${encodeURIComponent(pathIn(lang, `/verifikasi/${hash}`))}`,
    code: EMPTY,
  }
}
