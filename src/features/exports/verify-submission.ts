import { regulationName } from '../../domain/instrument-name.ts'
import { decimal, moment } from '../../web/format.ts'
import { pathIn } from '../../web/language.ts'
import type { Request } from '../../web/types.ts'
import type { submissionSealedAs } from '../submissions/submissions.ts'
import type { VerifyProps } from './pages.ts'
import { NOTHING_ASKED } from './verify-props.ts'

type Sealed = NonNullable<Awaited<ReturnType<typeof submissionSealedAs>>>

/** A hash that seals the submission of an assessment: that it exists, and whose it is to those who may read it. */
export function submissionProps(request: Request, hash: string, { basis, at, opened, own }: Sealed): VerifyProps {
  const { t, lang, actor } = request
  const state = basis === 'simulated' ? 'simulated' : opened ? 'opened' : 'holds'
  const fact = (name: string, value: string) => ({ label: t(`exports.verify.submission.${name}`), value })
  return {
    ...NOTHING_ASKED,
    verdict: t(`exports.verify.submission.${state}`),
    verdictText: t(`exports.verify.submission.${state}Text`),
    tone: state === 'holds' ? 'good' : 'warn',
    facts: [
      ...(own
        ? [
            fact('agency', own.agency),
            fact('year', `${own.year} · ${regulationName(own.instrument_id)}`),
            fact('round', String(own.round)),
            ...(own.index ? [fact('index', decimal(lang, own.index))] : []),
          ]
        : []),
      fact('basis', t(`exports.verify.submission.basisOf.${basis}`)),
      fact('at', moment(lang, at)),
      { label: t('exports.verify.fingerprint'), value: hash },
    ],
    reportHref: own ? pathIn(lang, `/penilaian/${own.id}/pengiriman/${own.round}`) : '',
    openLabel: t('exports.verify.submission.open'),
    closed: own || actor ? '' : t('exports.verify.submission.closed'),
    signInHref: `/masuk?lanjut=${encodeURIComponent(pathIn(lang, `/verifikasi/${hash}`))}`,
    covers: t('exports.verify.submission.covers'),
    code: { value: '', error: null },
  }
}
