import { can } from '../../domain/permissions.ts'
import type { ReportFilter } from '../../domain/report.ts'
import type { Reader } from './choices.ts'
import { queryOf } from './filter.ts'

interface Link {
  readonly href: string
  readonly label: string
}

const FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const

/** The same numbers as files. */
export const filesOf = (filter: ReportFilter): Link[] =>
  FORMATS.map((format) => ({ href: `/laporan.${format}?${queryOf(filter)}`, label: format.toUpperCase() }))

/** Where a report can be kept and found again, for whoever is signed in. */
export function placesOf({ actor, t }: Reader, filter: ReportFilter): Link[] {
  if (!can(actor, 'account:own')) return []
  return [
    { href: `/laporan/tampilan/baru?${queryOf(filter)}`, label: t('reports.place.save') },
    { href: '/laporan/tampilan', label: t('reports.place.saved') },
    { href: '/laporan/unduhan', label: t('reports.place.downloads') },
  ]
}
