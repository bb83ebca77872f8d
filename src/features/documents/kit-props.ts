import type { Database } from '../../db/database.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { Fields } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import type { WholePractice } from '../practices/practices.ts'
import type { DocumentsProps } from './pages.ts'
import { readUnit } from './queries.ts'
import { regionName } from './region-name.ts'
import { type DraftShape, KIT, yearsAround } from './schema.ts'

export type TypedFields = Fields<DraftShape>

/** The form as it stands for a person at first: own agency and unit, this year. */
export async function ownFields(db: Database, who: Actor | null, thisYear: number): Promise<TypedFields> {
  const post = who?.memberships.find(({ agency }) => agency !== null)
  const unit = post?.unit ? await readUnit(db, post.unit) : undefined
  return {
    instansi: { value: regionName(post?.agency ?? '', post?.agencyName ?? ''), error: null },
    unit: { value: unit?.name ?? '', error: null },
    tahun: { value: String(thisYear), error: null },
  }
}

/** The page with the drafts of a practice; `fields` come back as typed. */
export function kitProps(
  { lang, t }: Pick<Request, 'lang' | 't'>,
  practice: WholePractice,
  { instansi: agency, unit, tahun: year }: TypedFields,
  thisYear: number,
  wrong: boolean,
): DocumentsProps {
  const page = `/praktik/${practice.slug}`
  const { prerequisites, results, indicators, sources } = practice
  const years = yearsAround(thisYear).map(String)
  const counted = { prerequisites, results, indicators, sources }
  return {
    practice: inLang(lang, practice.title, practice.titleEn),
    practicePath: page,
    first: `${page}/dokumen/${KIT[0]}.docx`,
    agency,
    unit,
    year,
    years: years.map((value) => ({
      value,
      chosen: value === (years.includes(year.value) ? year.value : String(thisYear)),
    })),
    wrong,
    drafts: KIT.map((kind) => ({
      href: `${page}/dokumen/${kind}.docx`,
      title: t(`documents.kit.${kind}.title`),
      text: t(`documents.kit.${kind}.text`),
      button: t(`documents.kit.${kind}.button`),
    })),
    merged: Object.entries(counted).map(([name, list]) => t(`documents.merged.${name}`, { count: list.length })),
  }
}
