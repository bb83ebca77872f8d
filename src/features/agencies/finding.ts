import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { type Standing, standing } from '../../domain/standing.ts'
import { decimal } from '../../web/format.ts'
import type { Speaker } from '../../web/trend.ts'
import type { PublishedIndex } from './agencies.ts'
import { fullName } from './names.ts'
import type { Profile } from './profile.ts'

/** What a region's latest published figure means, in one sentence: beside the reference, else a mean, of the same year. */
export function findingOf(speaker: Speaker, { agency, own, reference, ofType, national }: Profile): string {
  const { t } = speaker
  const besideReference = standing(own, reference)
  if (!besideReference) return t('agencies.profile.none', { name: fullName(t, agency) })
  const { year } = besideReference.latest
  if (besideReference.beside) return compared(speaker, besideReference, {})

  const besideType = standing(own, ofType)
  const besideMean = besideType?.beside ? besideType : standing(own, national)
  const isReference = agency.code === REFERENCE_AGENCY
  if (besideMean?.beside && !isReference) {
    const mean = besideMean === besideType ? `ofType.${agency.type}` : 'national'
    return compared(speaker, besideMean, { mean: lowerFirst(t(`agencies.seriesName.${mean}`)) })
  }
  return t(isReference ? 'agencies.profile.isReferenceText' : 'agencies.profile.alone', { year: String(year) })
}

/** "0,62 di bawah rujukan Sumedang, yang pada tahun yang sama mencapai 4,51." */
function compared(
  { t, lang }: Speaker,
  { difference, beside }: Standing<PublishedIndex>,
  against: { readonly mean?: string },
): string {
  const far = difference ?? '0.00'
  const side = Number(far) < 0 ? 'below' : Number(far) > 0 ? 'above' : 'equal'
  return t(`agencies.profile.${side}${against.mean ? 'Mean' : ''}`, {
    ...against,
    difference: decimal(lang, far.replace('-', '')),
    other: decimal(lang, beside?.index_value ?? ''),
  })
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
