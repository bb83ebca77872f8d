import { namedOwner, type SectionName } from '../../domain/practice.ts'
import { headOfRegion } from '../../domain/region-head.ts'
import { markdownLines } from '../../web/markdown.ts'
import { sourceDate, type WholePractice } from '../practices/practices.ts'
import type { Merged } from './merging.ts'

/** For whom a draft is. */
export interface Addressee {
  /** As its people write it: "Kabupaten Garut". */
  readonly agency: string
  /** Empty where it is not decided yet. */
  readonly unit: string
  readonly year: number
}

/** What the data know beside the practice itself. */
export interface Around {
  /** The regulation of the year's evaluation. */
  readonly regulation: string
  /** The regulation whose indicators the practice is linked to, and the titles of these. */
  readonly linkedRegulation: string
  readonly indicators: readonly { readonly number: number; readonly title: string }[]
  /** Of the practice's page. */
  readonly address: string
}

/** What is merged into the drafts of a practice's kit. */
export function kitValues(practice: WholePractice, { agency, unit, year }: Addressee, around: Around): Merged {
  const unitName = unit || '[ nama perangkat daerah ]'
  const head = headOfRegion(agency)
  const told = (name: SectionName) => markdownLines(practice.sections[name] ?? '')
  const problem = practice.problem || told('problem').join(' ')
  const results = practice.results.length > 0 ? practice.results : told('results')
  return {
    texts: {
      agency,
      agencyCapitals: capitals(agency),
      head,
      headCapitals: capitals(head),
      unit: unitName,
      unitCapitals: capitals(unitName),
      year: String(year),
      practice: practice.title,
      practiceCapitals: capitals(practice.title),
      summary: practice.summary,
      problemClause: problem.replace(/\.\s*$/, '') || '[ … ]',
      owner:
        namedOwner(practice.owner) ?? '[ perangkat daerah pemilik praktik; sumber tidak menyebutnya dengan jelas ]',
      ownerAgency: practice.agencyName,
      status: practice.status,
      caveat: practice.caveat,
      indicatorBasis: practice.indicatorBasis,
      regulation: formalName(around.regulation),
      linkedRegulation: formalName(around.linkedRegulation),
      address: around.address,
    },
    lists: {
      prerequisite: practice.prerequisites.map(textOnly),
      result: results.map(textOnly),
      step: told('steps').map(textOnly),
      lesson: told('failures').map(textOnly),
      indicator: around.indicators.map(({ number, title }) => ({ number: String(number), title })),
      source: practice.sources.map(({ title, url, date }) => ({ title, url, date: sourceDate('id', date) })),
    },
  }
}

const textOnly = (text: string) => ({ text })

const capitals = (text: string): string => text.toLocaleUpperCase('id')

/** A regulation as a legal text names it, without short forms. */
export const formalName = (regulation: string): string =>
  regulation
    .replace('Menteri PANRB', 'Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi')
    .replace(/\(Berita Negara RI (\d+) /, '(Berita Negara Republik Indonesia Tahun $1 ')
