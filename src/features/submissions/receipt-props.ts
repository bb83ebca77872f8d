import { regulationName } from '../../domain/instrument-name.ts'
import { can } from '../../domain/permissions.ts'
import { decimal, fileSize, moment } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { headingOf, predicateIn } from '../assessments/assessments.ts'
import type { ReceiptProps } from './pages.ts'
import { countEvidence, type Receipt } from './receipt.ts'

/** What stands on a receipt, on the page and on paper. */
export function receiptFacts({ t, lang }: Request, receipt: Receipt): { label: string; value: string }[] {
  const { assessment, instrument, agency, submission, answers, frozen } = receipt
  const own = answers.filter(({ bySubmitter }) => bySubmitter).length
  const fact = (name: string, value: string) => ({ label: t(`submissions.fact.${name}`), value })
  return [
    fact('by', submission.by ?? t('submissions.nobody')),
    fact('at', moment(lang, submission.at)),
    fact('agency', `${agency.name} (${agency.code})`),
    fact('year', String(assessment.year)),
    fact('instrument', `${inLang(lang, instrument.title, instrument.titleEn)}, ${regulationName(instrument.id)}`),
    fact('basis', t(`submissions.basis.${assessment.basis}`)),
    fact('answers', t('submissions.answers', { count: answers.length, own })),
    fact('evidence', frozen === null ? t('submissions.evidence.unsealed') : evidenceSentence(t, receipt)),
  ]
}

function evidenceSentence(t: Request['t'], { frozen }: Receipt): string {
  const counts = frozen === null ? null : countEvidence(frozen)
  return counts === null || counts.attachments === 0
    ? t('submissions.evidence.none')
    : t('submissions.evidence.counted', counts)
}

/** Whether a submission still holds, in words. */
export function standingOf(
  { t, lang }: Request,
  { assessment, submission, rounds }: Receipt,
): ReceiptProps['standing'] {
  const say = (key: string, tone: string, args = {}) => ({
    tone,
    title: t(`submissions.standing.${key}`, args),
    text: t(`submissions.standing.${key}Text`, args),
  })
  const [newest] = rounds
  if (assessment.basis === 'simulated') return say('simulated', 'warn')
  if (newest && newest.round > submission.round) return say('replaced', 'warn', { round: newest.round })
  if (submission.amendedAt) return say('opened', 'warn', { at: moment(lang, submission.amendedAt) })
  return say('holds', 'good')
}

/** The page of one submission. */
export function receiptProps(request: Request, receipt: Receipt, done: string): ReceiptProps {
  const { t, lang, actor } = request
  const { assessment, instrument, agency, submission, rounds, minutes, frozen } = receipt
  const path = `/penilaian/${assessment.id}`
  const here = `${path}/pengiriman/${submission.round}`
  const holds = assessment.state === 'submitted' && rounds[0]?.round === submission.round
  const maySign = assessment.basis !== 'simulated' && can(actor, 'submission:sign', { agencyId: agency.code })
  const paper = (href: string, key: string) => ({
    href,
    label: t(`submissions.paper.${key}`),
    hint: t(`submissions.paper.${key}Hint`),
  })
  const somebody = assessment.basis === 'simulated' ? t('submissions.nobody') : t('assessments.somebody')
  return {
    ...headingOf(request, assessment, instrument, agency),
    round: submission.round,
    done,
    standing: standingOf(request, receipt),
    index: submission.index ?? assessment.index_value,
    predicate: predicateIn(lang, instrument, submission.predicate ?? assessment.predicate),
    facts: receiptFacts(request, receipt),
    hash: submission.hash,
    covers: t(`submissions.covers.${frozen === null ? 'answers' : 'evidence'}`),
    papers: [
      paper(`${here}.pdf`, 'receipt'),
      ...(holds
        ? [paper(`${path}/berita-acara.docx`, 'minutesDocx'), paper(`${path}/berita-acara.pdf`, 'minutesPdf')]
        : []),
      paper(`${here}.json`, 'content'),
    ],
    minutes: minutes.map(({ document, revision, title, type, size, by, at, sha256, basis }, index) => ({
      href: `/bukti/${document}/berkas/${revision}`,
      label: t('submissions.minutes.download', { kind: type.toUpperCase(), size: fileSize(lang, size) }),
      document: `/bukti/${document}`,
      ...{ title, by, at, sha256 },
      newest: index === 0,
      simulated: basis === 'simulated',
    })),
    signHref: maySign ? `${here}/berita-acara` : '',
    rounds: rounds.map((one) => ({
      round: one.round,
      here: one.round === submission.round,
      at: one.at,
      by: one.by ?? somebody,
      index: one.index ? decimal(lang, one.index) : '',
      amendment: one.amendedAt
        ? { at: one.amendedAt, by: one.amendedBy ?? t('assessments.somebody'), reason: one.reason ?? '' }
        : null,
    })),
  }
}
