import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { type Standing, sideOf, standing } from '../../domain/standing.ts'
import { decimal } from '../../web/format.ts'
import type { Speaker } from '../../web/trend.ts'
import { fullName } from './names.ts'
import type { Profile } from './profile.ts'

/** What a region's latest published figure means: beside the reference of the same year, else beside a published mean. */
export function findingOf(speaker: Speaker, profile: Profile): string {
  const { t } = speaker
  const { agency, own, reference } = profile
  const latest = own.at(-1)
  if (!latest) return t('agencies.profile.none', { name: fullName(t, agency) })
  if (agency.code === REFERENCE_AGENCY) return t('agencies.profile.isReferenceText')

  const besideReference = standing(own, reference)
  if (besideReference?.year === latest.year) return said(speaker, '', besideReference)
  const besideMean = meanSentence(speaker, profile, latest.year)
  const before = besideReference
    ? said(speaker, 'Then', besideReference)
    : t('agencies.profile.noReference', { year: String(latest.year) })
  return [besideMean, before].filter(Boolean).join(' ')
}

/** What the line of the chart did under the instrument of the latest figure. */
export function developmentOf({ t, lang }: Speaker, { own }: Profile): string {
  const latest = own.at(-1)
  if (!latest) return t('agencies.profile.onlySimulated')
  const first = own.find(({ year }) => instrumentOfYear(year) === instrumentOfYear(latest.year)) ?? latest
  const told = { year: String(latest.year), index: decimal(lang, latest.index_value) }
  if (first === latest) return t('agencies.profile.onlyFigure', told)
  return t('agencies.profile.development', {
    ...told,
    from: decimal(lang, first.index_value),
    since: String(first.year),
  })
}

function meanSentence(speaker: Speaker, { agency, own, ofType, national }: Profile, year: number): string {
  const besideType = standing(own, ofType)
  const beside = besideType?.year === year ? besideType : standing(own, national)
  if (beside?.year !== year) return ''
  const name = speaker.t(`agencies.seriesName.${beside === besideType ? `ofType.${agency.type}` : 'national'}`)
  return said(speaker, 'Mean', beside, name.charAt(0).toLowerCase() + name.slice(1))
}

/** "0,62 di bawah rujukan Sumedang, yang pada tahun yang sama mencapai 4,51." */
const said = (
  { t, lang }: Speaker,
  against: '' | 'Then' | 'Mean',
  { year, own, other, difference }: Standing,
  mean = '',
): string =>
  t(`agencies.profile.${sideOf(difference)}${against}`, {
    year: String(year),
    difference: decimal(lang, difference.replace('-', '')),
    own: decimal(lang, own),
    other: decimal(lang, other),
    mean,
  })
