import type { Paper } from '../../web/docx.ts'
import { decimal, moment } from '../../web/format.ts'
import { letterPdf, type Seal } from '../../web/letter-pdf.ts'
import type { Request } from '../../web/types.ts'
import { predicateIn, titleOf } from '../assessments/assessments.ts'
import type { Receipt } from './receipt.ts'
import { receiptFacts, standingOf } from './receipt-props.ts'

/** The receipt as PDF. `verify` is the whole address where its hash can be looked up. */
export const receiptPdf = (request: Request, receipt: Receipt, verify: string, made: Date): Promise<Buffer> =>
  letterPdf(paperOf(request, receipt, made), sealOf(request, receipt.submission.hash, verify), request.lang, made)

/** What seals a paper of a submission. */
export const sealOf = ({ t }: Pick<Request, 't'>, hash: string, address: string): Seal => ({
  title: t('submissions.seal.title'),
  lines: [t('submissions.seal.text')],
  hash,
  address,
  alt: t('submissions.seal.qr'),
})

function paperOf(request: Request, receipt: Receipt, made: Date): Paper {
  const { t, lang } = request
  const { assessment, instrument, agency, submission, rounds, minutes, frozen } = receipt
  const standing = standingOf(request, receipt)
  const simulated = assessment.basis === 'simulated'
  const title = t('submissions.paperTitle', { round: submission.round })
  const index = decimal(lang, submission.index ?? assessment.index_value)
  const somebody = t('assessments.somebody')
  const [newest] = minutes
  return {
    title: `${title}, ${titleOf(t, assessment)}, ${agency.name}`,
    mark: simulated ? 'SIMULASI' : '',
    foot: t('submissions.foot', { hash: submission.hash.slice(0, 16), made: moment(lang, made) }),
    font: 'Arial',
    blocks: [
      { kind: 'title', lines: [title, titleOf(t, assessment), agency.name] },
      { kind: standing.tone === 'good' ? 'paragraph' : 'note', text: `${standing.title}. ${standing.text}` },
      {
        kind: 'facts',
        rows: [
          [t('submissions.fact.index'), index],
          [
            t('submissions.fact.predicate'),
            predicateIn(lang, instrument, submission.predicate ?? assessment.predicate),
          ],
          ...receiptFacts(request, receipt).map(({ label, value }) => [label, value]),
          ...(newest
            ? [
                [
                  t('submissions.minutes.title'),
                  t('submissions.minutes.told', { title: newest.title, by: newest.by, at: moment(lang, newest.at) }),
                ],
              ]
            : []),
        ],
      },
      { kind: 'heading', text: t('submissions.rounds.title') },
      {
        kind: 'table',
        head: [
          t('submissions.rounds.round'),
          t('submissions.rounds.sent'),
          t('submissions.rounds.index'),
          t('submissions.rounds.opened'),
        ],
        widths: [15, 32, 11, 42],
        rows: rounds.map((one) => [
          String(one.round),
          `${moment(lang, one.at)}\n${one.by ?? (simulated ? t('submissions.nobody') : somebody)}`,
          one.index ? decimal(lang, one.index) : '–',
          one.amendedAt
            ? `${moment(lang, one.amendedAt)}, ${one.amendedBy ?? somebody}: ${one.reason ?? ''}`
            : t('submissions.rounds.notOpened'),
        ]),
      },
      { kind: 'heading', text: t('submissions.how.title') },
      {
        kind: 'paragraph',
        text: `${t(`submissions.covers.${frozen === null ? 'answers' : 'evidence'}`)} ${t('submissions.how.text')}`,
      },
    ],
  }
}
