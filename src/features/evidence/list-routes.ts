import { readAs } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { EVIDENCE_STATES } from '../../domain/evidence.ts'
import { can, ownAgencies } from '../../domain/permissions.ts'
import { fileSize } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import { pageAsked, pagesAround } from '../../web/paging.ts'
import type { App } from '../../web/types.ts'
import { publishedInstruments } from '../instruments/instruments.ts'
import { listPage } from './pages.ts'
import { marksOf, whatOf } from './presenting.ts'
import { listDocuments } from './queries.ts'
import { listQuery } from './schema.ts'
import { readBytes } from './upload-queries.ts'
import type { Vault } from './vault.ts'

const SIZE = 30
const LONGEST = 200

/** `/bukti`: the documents of the agencies one works for. */
export function list(app: App, { db, limits }: Vault, clock: () => Date): void {
  const options = { config: { access: 'evidence:list' }, schema: { hide: true, querystring: listQuery } } as const
  app.get('/bukti', options, async (request, reply) => {
    const { actor, t, lang, query } = request
    const agencies = ownAgencies(actor)
    const today = dayInJakarta(clock())
    const q = (query.q ?? '').replaceAll('\0', '').trim().slice(0, LONGEST)
    const indicator = /^\d{1,3}$/.test(query.indikator ?? '') ? Number(query.indikator) : null
    const state = EVIDENCE_STATES.find((one) => one === query.keadaan) ?? null
    const page = pageAsked(query.halaman)
    const filter = { agencies, q, indicator, state, today }
    const [rows, used] = await readAs(db, actor, (tx) =>
      Promise.all([listDocuments(tx, filter, SIZE, (page - 1) * SIZE), readBytes(tx, agencies[0] ?? '')]),
    )
    const instruments = await publishedInstruments(db)
    const longest = [...instruments].sort((a, b) => b.indicators.length - a.indicators.length)[0]
    const all = rows[0]?.all ?? 0
    const asked = { q, indikator: indicator === null ? '' : String(indicator), keadaan: state ?? '' }
    const props = {
      note: query.tersimpan ? t('evidence.list.saved', { count: query.tersimpan }) : '',
      mayUpload: can(actor, 'evidence:upload'),
      usage: t('evidence.list.usage', { used: fileSize(lang, used), all: fileSize(lang, limits.agencyBytes) }),
      q,
      indicators: (longest?.indicators ?? []).map(({ number, code, title, titleEn }) => ({
        value: String(number),
        label: `${code} ${inLang(lang, title, titleEn)}`,
        chosen: number === indicator,
      })),
      states: EVIDENCE_STATES.map((value) => ({
        value,
        label: t(`evidence.state.${value}`),
        chosen: value === state,
      })),
      filtered: q !== '' || indicator !== null || state !== null || page > 1,
      found: t('evidence.list.found', { count: all }),
      items: rows.map((row) => ({
        href: `/bukti/${row.id}`,
        title: row.title,
        number: row.number,
        what: whatOf(request, row),
        uses: t('evidence.list.uses', { count: row.uses }),
        marks: marksOf(request, row, today),
        at: row.changedAt,
      })),
      ...pagesAround('/bukti', asked, { page, size: SIZE, all }),
    }
    return reply.page(listPage, props, { title: t('evidence.list.title') })
  })
}
