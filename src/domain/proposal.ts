import type { AnswerFields } from './answers.ts'

/** One line of a crosswalk: an indicator of the older instrument and one of the newer that it has to do with. */
export interface CrosswalkLink {
  readonly from: string
  readonly to: string
  readonly relation: 'equal' | 'subset' | 'superset' | 'intersect'
  /** Whether criteria and scale are the same, so that a value means the same on both sides. */
  readonly valueTravels: boolean
  readonly confidence: 'high' | 'medium' | 'low'
}

/**
 * The only link over which an answer may be proposed for indicator `to`: equal, of the same scale, sure, and neither side
 * is linked to anything else. Null where there is none: then earlier answers are shown, never proposed.
 */
export function oneToOne<Link extends CrosswalkLink>(links: readonly Link[], to: string): Link | null {
  const [link, ...others] = links.filter((one) => one.to === to)
  if (!link || others.length > 0 || links.some((one) => one.from === link.from && one !== link)) return null
  return link.relation === 'equal' && link.valueTravels && link.confidence === 'high' ? link : null
}

/**
 * What an answer becomes when an earlier one is confirmed for it: the earlier value, and the earlier texts where nothing is
 * written yet; own words stay. Null where there is nothing to confirm: a value stands already, or there was none.
 */
export function confirmed(current: AnswerFields, earlier: AnswerFields): AnswerFields | null {
  if (current.value !== null || earlier.value === null) return null
  return {
    value: earlier.value,
    explanation: current.explanation.trim() === '' ? earlier.explanation : current.explanation,
    serviceName: current.serviceName === '' ? earlier.serviceName : current.serviceName,
    serviceOwner: current.serviceOwner === '' ? earlier.serviceOwner : current.serviceOwner,
  }
}
