import type { Database } from '../../db/database.ts'
import { placeTerms } from '../../domain/place-terms.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { readForm } from '../../web/forms.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Room } from '../../web/types.ts'
import type { DirectoryList, DirectoryProps, DirectoryRegion } from './directory-props.ts'
import { fullName } from './names.ts'
import { directoryPage } from './pages.ts'
import { type AgencyFilter, countDirectory, listDirectory, listProvinces } from './queries.ts'
import { directoryForm, directoryQuery } from './schema.ts'
import type { Mistake } from './shown.ts'

const PAGE = 50

/** The directory: every region, narrowed by name, province and type. */
export const directory: Room = (app, { db }) => {
  const config = { access: 'public', cache: true } as const
  app.get('/daerah', { config, schema: { hide: true, querystring: directoryQuery } }, async (request, reply) => {
    const { t } = request
    const form = readForm(directoryForm, request.query)
    const provinces = await listProvinces(db)
    const mistakes = Object.entries(form.fields).flatMap(([field, { error }]) =>
      error ? [{ field, message: t(error) }] : [],
    )
    const asked = form.ok ? form.data : null
    if (asked && asked.provinsi !== '' && !provinces.some(({ code }) => code === asked.provinsi))
      mistakes.push({ field: 'provinsi', message: t('agencies.error.province') })

    const found = asked && mistakes.length === 0 ? await search(db, t, asked) : null
    if (found === 'beyond') mistakes.push({ field: 'halaman', message: t('agencies.error.page') })
    const { q, provinsi, tipe, angka } = form.fields
    const props: DirectoryProps = {
      q: q.value,
      mistakes,
      qMistake: mistakeOf(mistakes, 'q'),
      provinces: provinces.map(({ code, name }) => ({ value: code, label: name, chosen: code === provinsi.value })),
      types: (['provinsi', 'kabupaten', 'kota'] as const).map((type) => ({
        value: type,
        label: t(`agencies.type.${type}`),
        chosen: type === tipe.value,
      })),
      onlyFigures: angka.value === 'terbit',
      filtered: [q, provinsi, tipe, angka].some(({ value }) => value !== ''),
      list: found === 'beyond' ? null : found,
    }
    return reply.page(directoryPage, props, {
      title: t('agencies.directory.title'),
      description: t('agencies.directory.description'),
      status: mistakes.length > 0 ? 422 : 200,
    })
  })
}

interface Asked {
  readonly q: string
  readonly provinsi: string
  readonly tipe: '' | 'provinsi' | 'kabupaten' | 'kota'
  readonly angka: '' | 'terbit'
  readonly halaman: string
}

async function search(db: Database, t: Translate, asked: Asked): Promise<DirectoryList | 'beyond'> {
  const filter: AgencyFilter = {
    terms: placeTerms(asked.q),
    province: asked.provinsi || null,
    type: asked.tipe || null,
    withFigure: asked.angka === 'terbit',
  }
  const page = Number(asked.halaman || '1')
  const [{ total, with_figure }, rows] = await Promise.all([
    countDirectory(db, filter),
    listDirectory(db, filter, { offset: (page - 1) * PAGE, limit: PAGE }),
  ])
  const last = Math.max(1, Math.ceil(Number(total) / PAGE))
  if (page > last) return 'beyond'
  return {
    total: Number(total),
    withFigure: filter.withFigure
      ? null
      : { count: Number(with_figure), href: hrefOf({ ...asked, angka: 'terbit' }, 1) },
    regions: rows.map((row) => regionOf(t, row)),
    page,
    last,
    previous: page > 1 ? hrefOf(asked, page - 1) : null,
    next: page < last ? hrefOf(asked, page + 1) : null,
  }
}

type Row = Awaited<ReturnType<typeof listDirectory>>[number]

const regionOf = (t: Translate, row: Row): DirectoryRegion => ({
  href: `/daerah/${row.code}`,
  name: fullName(t, row),
  province: row.type === 'provinsi' ? null : row.province_name,
  autonomous: row.autonomous,
  isReference: row.code === REFERENCE_AGENCY,
  latest: latestOf(row),
})

/** The join leaves all four out together. */
function latestOf({ year, index_value, source_url, source_title }: Row): DirectoryRegion['latest'] {
  if (year === null || index_value === null || source_url === null || source_title === null) return null
  return { index: index_value, year, source: { url: source_url, title: source_title } }
}

function hrefOf({ q, provinsi, tipe, angka }: Asked, page: number): string {
  const given = Object.entries({ q, provinsi, tipe, angka, halaman: page > 1 ? String(page) : '' }).filter(
    ([, value]) => value !== '',
  )
  return given.length === 0 ? '/daerah' : `/daerah?${new URLSearchParams(given)}`
}

const mistakeOf = (mistakes: readonly Mistake[], name: string): string | null =>
  mistakes.find(({ field }) => field === name)?.message ?? null
