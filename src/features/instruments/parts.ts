import { Refusal } from '../../domain/errors.ts'
import { scaleOf } from './about.ts'
import type { AspectProps, DomainProps } from './pages.ts'
import { type Link, type Place, trailOf } from './place.ts'
import { aspectPart, domainPart, type Part, type PracticeCounts } from './tree.ts'

/** A domain with its aspects and their indicators. Refuses an unknown code (404). */
export function domainProps(place: Place, code: string, counts: PracticeCounts): DomainProps {
  const { domains, aspects } = place.instrument
  const { found, previous, next } = among(domains, code)
  return {
    trail: trailOf(place),
    notes: place.notes,
    part: domainPart(place, found),
    aspects: aspects
      .filter(({ domainCode }) => domainCode === found.code)
      .map((aspect) => aspectPart(place, aspect, counts)),
    previous: previous && linkTo(domainPart(place, previous)),
    next: next && linkTo(domainPart(place, next)),
  }
}

/** An aspect with the questions of its indicators and the scale they are answered on. Refuses an unknown code (404). */
export function aspectProps(place: Place, code: string, counts: PracticeCounts): AspectProps {
  const { domains, aspects, indicators, levelTypes } = place.instrument
  const { found, previous, next } = among(aspects, code)
  const domain = domains.find((one) => one.code === found.domainCode)
  const inside = indicators.filter(({ aspectCode }) => aspectCode === found.code)
  return {
    trail: trailOf(place, ...(domain ? [linkTo(domainPart(place, domain))] : [])),
    notes: place.notes,
    aspect: aspectPart(place, found, counts),
    levels: levelTypes
      .filter((type) => inside.some(({ levelType }) => levelType === type.code))
      .map((type) => scaleOf(place.lang, type, place.instrument)),
    previous: previous && linkTo(aspectPart(place, previous, counts)),
    next: next && linkTo(aspectPart(place, next, counts)),
  }
}

function among<T extends { readonly code: string }>(parts: readonly T[], code: string) {
  const at = parts.findIndex((one) => one.code === code)
  const found = parts[at]
  if (!found) throw new Refusal('notFound', 'refusal.notFound')
  return { found, previous: parts[at - 1] ?? null, next: parts[at + 1] ?? null }
}

const linkTo = ({ href, title }: Part): Link => ({ href, label: title })
