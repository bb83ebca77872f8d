import { type AnswerFields, BLANK } from '../../domain/answers.ts'
import type { EvidenceItem, Indicator } from '../../domain/instrument.ts'
import { oneLine } from '../../domain/one-line.ts'
import { indicatorFolder, levelFolder, naming } from '../../domain/package-names.ts'
import type { Translate } from '../../web/i18n.ts'
import type { OpenPackage, Proof } from './opening.ts'

/** A document or link with its place in the package. */
export interface Packed {
  readonly proof: Proof
  /** Of the file, or of the list that names the link. */
  readonly path: string
}

/** What the package holds of one indicator. */
export interface PackedIndicator {
  readonly indicator: Indicator
  readonly answer: AnswerFields
  /** Of the explanation; null where there is none. */
  readonly explanation: string | null
  /** In the order of levels and items. */
  readonly packed: readonly Packed[]
}

/** A file of the package that is made of texts. */
export interface PackedText {
  readonly path: string
  readonly text: string
}

/** What is in a package and where: `I01/penjelasan.txt`, `I01/T3/I01.3.1-perbup.pdf`, `I01/T3/tautan.txt`. */
export interface Packing {
  readonly index: string
  readonly indicators: readonly PackedIndicator[]
  readonly texts: readonly PackedText[]
}

/** Lays out the whole package; the same content always has the same places. What is simulated says so in its name. */
export function packingOf(t: Translate, { assessment, instrument, answers, proofs }: OpenPackage): Packing {
  const name = naming()
  const isSimulated = assessment.basis === 'simulated'
  const mark = isSimulated ? 'SIMULASI-' : ''
  const index = name('', `${mark}indeks`, 'xlsx')
  const texts: PackedText[] = []
  const indicators = instrument.indicators.map((indicator): PackedIndicator => {
    const { explanation: said = '', ...rest } = answers[indicator.number - 1] ?? BLANK
    const explanation = said === '' ? null : name(indicatorFolder(indicator.code), `${mark}penjelasan`, 'txt')
    if (explanation !== null) texts.push({ path: explanation, text: said })
    const own = proofs.filter((proof) => proof.indicator === indicator.number)
    const packed = [...Map.groupBy(own, ({ level }) => level)].flatMap(([level, all]) => {
      const folder = levelFolder(indicator.code, level)
      const links = all.filter(({ kind }) => kind === 'link')
      const list = links.length > 0 ? name(folder, `${mark}tautan`, 'txt') : ''
      if (links.length > 0) texts.push({ path: list, text: linksText(t, indicator, links) })
      return all.map((proof): Packed => {
        if (proof.kind === 'link') return { proof, path: list }
        const simulated = isSimulated || proof.basis === 'simulated' ? 'SIMULASI-' : ''
        return { proof, path: name(folder, `${proof.item}-${simulated}${proof.title}`, proof.type ?? 'bin') }
      })
    })
    return { indicator, answer: { ...rest, explanation: said }, explanation, packed }
  })
  return { index, indicators, texts }
}

/** An item of an indicator by its id. */
export const itemOf = (indicator: Indicator, id: string): EvidenceItem | undefined =>
  indicator.levels.flatMap(({ evidence }) => evidence).find((item) => item.id === id)

/** Links of one level as people read them in an editor: addresses stand alone on their line. */
const linksText = (t: Translate, indicator: Indicator, links: readonly Proof[]): string =>
  links
    .map(({ item, title, number, place, url, basis }) =>
      [
        `${item} ${oneLine(itemOf(indicator, item)?.text ?? '')}`.trim(),
        [basis === 'simulated' ? `[${t('assessments.tag.simulated')}] ${title}` : title, number, place]
          .filter(Boolean)
          .map(oneLine)
          .join(' · '),
        url ?? '',
      ].join('\r\n'),
    )
    .join('\r\n\r\n')
    .concat('\r\n')
