import { groupOutcomes } from '../../domain/outcomes.ts'
import { decimal } from '../../web/format.ts'
import { catalogues } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import type { listOutcomes } from './figure-queries.ts'
import type { Citation, OutcomeSide, OutcomeView } from './profile-props.ts'
import type { Worded } from './shown.ts'

type Row = Awaited<ReturnType<typeof listOutcomes>>[number]

/** A region's outcome figures by measure; where two sources contradict each other both stand side by side. */
export const outcomesOf = (speaker: Speaker, rows: readonly Row[]): OutcomeView[] =>
  groupOutcomes(rows).map(({ sides, contestedYears }) => ({
    contested: contestedSentence(speaker, sides, contestedYears),
    sides: sides.flatMap(({ figures }) => sideOf(speaker, figures)),
  }))

function sideOf(speaker: Speaker, figures: readonly Row[]): OutcomeSide[] {
  const [first] = figures
  if (!first) return []
  return [
    {
      label: labelOf(speaker, first),
      direction: speaker.t(`agencies.outcomes.${first.good_direction}`),
      unit: first.unit === '%' ? '' : speaker.t('agencies.outcomes.unit', { unit: first.unit }),
      citations: citationsOf(speaker, figures),
    },
  ]
}

/** Neighbouring years from one source are told under it once. */
function citationsOf(speaker: Speaker, figures: readonly Row[]): Citation[] {
  const breaks = figures.flatMap((row, at) => (row.source_url === figures[at - 1]?.source_url ? [] : [at]))
  return breaks.flatMap((from, at) => {
    const rows = figures.slice(from, breaks[at + 1])
    const [first] = rows
    if (!first) return []
    return [
      {
        figures: rows.map((row) => ({ year: row.year, value: printed(speaker, row), note: row.note })),
        kind: first.source_type,
        source: { url: first.source_url, title: first.source_title },
      },
    ]
  })
}

function contestedSentence(
  speaker: Speaker,
  sides: readonly { readonly figures: readonly Row[] }[],
  years: readonly number[],
): string {
  if (years.length === 0) return ''
  const told = years.map((year) => {
    const values = sides.flatMap(({ figures }) => figures.filter((row) => row.year === year))
    return `${year}: ${values.map((row) => printed(speaker, row)).join(' / ')}`
  })
  return speaker.t('agencies.outcomes.contestedText', { years: told.join('; ') })
}

/** Stored with three decimals; printed with those that say something. */
function printed({ lang }: Speaker, { value, unit }: Row): string {
  const plain = decimal(lang, value.replace(/\.?0+$/, ''))
  return unit === '%' ? `${plain}%` : plain
}

/** Known measures have a name in both languages, others the source's. */
function labelOf({ t, lang }: Speaker, { measure, label }: Row): Worded {
  const key = `agencies.measure.${measure}`
  return catalogues[lang].has(key) ? { text: t(key), lang } : { text: label, lang: 'id' }
}
