import { bandScale } from '../../web/band-scale.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import { bandLines, remarksOf, ruleLines, scalesOf, yearsOf } from './about.ts'
import { isProvisional, type LoadedInstrument, shortName } from './instruments.ts'
import type { InstrumentCard, InstrumentFacts, InstrumentProps, ListProps } from './pages.ts'
import type { Place } from './place.ts'
import { groupsOf, type PracticeCounts, titleOf } from './tree.ts'

/** Every instrument at a glance. */
export const listProps = (
  { lang, t }: Pick<Place, 'lang' | 't'>,
  instruments: readonly LoadedInstrument[],
): ListProps => ({
  cards: instruments.map((instrument) => cardOf(lang, t, instrument)),
  foreign: lang === 'en',
})

const cardOf = (lang: Lang, t: Translate, instrument: LoadedInstrument): InstrumentCard => ({
  href: `/instrumen/${instrument.id}`,
  title: titleOf(lang, instrument),
  regulation: instrument.regulation,
  provisional: isProvisional(instrument),
  superseded: instrument.supersededBy !== null,
  indicators: instrument.indicators.length,
  aspects: instrument.aspects.length,
  domains: instrument.domains.length,
  years: yearsOf(t, instrument.id),
  calculator: `/kalkulator?instrumen=${instrument.id}`,
})

/** Everything about an instrument on one page; among `others` is the one that took its place, where it is here. */
export function overviewProps(
  place: Place,
  counts: PracticeCounts,
  others: readonly LoadedInstrument[],
): InstrumentProps {
  const { lang, t, instrument } = place
  const successor = others.find(({ id }) => id === instrument.supersededBy) ?? null
  const { domains, aspects, indicators, provenance } = instrument
  return {
    trail: [{ href: '/instrumen', label: t('instruments.title') }],
    notes: place.notes,
    title: titleOf(lang, instrument),
    regulation: instrument.regulation,
    guideline: instrument.technicalGuideline,
    facts: factsOf(place, successor),
    counts: { domains: domains.length, aspects: aspects.length, indicators: indicators.length },
    groups: groupsOf(place, counts),
    scale: bandScale(lang, instrument, t('instruments.bands.alt'), { own: null, reference: null }),
    bands: bandLines(lang, instrument),
    levels: scalesOf(place),
    rules: ruleLines(place),
    compiled: provenance.compiled,
    ownWording: provenance.ownWording,
    remarks: remarksOf(place),
    version: instrument.version,
    sha256: instrument.sha256,
    calculator: `/kalkulator?instrumen=${instrument.id}`,
    foreign: lang === 'en',
  }
}

const factsOf = ({ t, instrument }: Place, successor: LoadedInstrument | null): InstrumentFacts => ({
  status: statusOf(t, instrument.status),
  successor: successor && { href: `/instrumen/${successor.id}`, label: shortName(successor.regulation) },
  years: yearsOf(t, instrument.id),
  promulgated: instrument.promulgated,
  validFrom: instrument.validFrom,
  validFromNote: instrument.validFromNote,
})

/** The file's note about the regulation; one we have no words for is shown as it is. */
const statusOf = (t: Translate, status: string): string =>
  STATUSES.has(status) ? t(`instruments.status.${status}`) : status

const STATUSES: ReadonlySet<string> = new Set(['in-force', 'superseded', 'draft-unverified'])
