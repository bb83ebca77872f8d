import type { BandScale } from '../../web/band-scale.ts'
import { page } from '../../web/pages.ts'
import type { BandLine, Remark, RuleLine, Scale } from './about.ts'
import type { IndicatorProps } from './indicator.ts'
import type { Link, Notes } from './place.ts'
import type { AspectPart, Group, Part } from './tree.ts'

export interface InstrumentCard {
  readonly href: string
  readonly title: string
  readonly regulation: string
  readonly provisional: boolean
  readonly superseded: boolean
  readonly indicators: number
  readonly aspects: number
  /** 0 where the regulation knows none. */
  readonly domains: number
  readonly years: string
  readonly calculator: string
}

export interface ListProps {
  readonly cards: readonly InstrumentCard[]
  /** Text that exists in Indonesian only stands on an English page. */
  readonly foreign: boolean
}
export const listPage = page<ListProps>('instruments/list')

export interface InstrumentProps {
  readonly trail: readonly Link[]
  readonly notes: Notes
  readonly title: string
  readonly regulation: string
  readonly guideline: string | null
  readonly facts: InstrumentFacts
  readonly counts: { readonly domains: number; readonly aspects: number; readonly indicators: number }
  readonly groups: readonly Group[]
  readonly scale: BandScale
  readonly bands: readonly BandLine[]
  readonly levels: readonly Scale[]
  readonly rules: readonly RuleLine[]
  readonly compiled: string
  readonly ownWording: boolean
  readonly remarks: readonly Remark[]
  readonly version: number
  readonly sha256: string
  readonly calculator: string
  readonly foreign: boolean
}

export interface InstrumentFacts {
  readonly status: string
  readonly successor: Link | null
  readonly years: string
  readonly promulgated: string | null
  readonly validFrom: string | null
  readonly validFromNote: string | null
}

export const instrumentPage = page<InstrumentProps>('instruments/instrument')

interface PartProps {
  readonly trail: readonly Link[]
  readonly notes: Notes
  readonly previous: Link | null
  readonly next: Link | null
}

export interface DomainProps extends PartProps {
  readonly part: Part
  readonly aspects: readonly AspectPart[]
}
export const domainPage = page<DomainProps>('instruments/domain')

export interface AspectProps extends PartProps {
  readonly aspect: AspectPart
  readonly levels: readonly Scale[]
}
export const aspectPage = page<AspectProps>('instruments/aspect')

export const indicatorPage = page<IndicatorProps>('instruments/indicator')
