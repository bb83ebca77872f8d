import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { can } from '../../domain/permissions.ts'
import type { Request, Room } from '../../web/types.ts'
import { ownVisits } from './own.ts'
import { listPage } from './pages.ts'
import { itemOf, ownItemOf } from './presenting.ts'
import { type ListFilter, listHosts, listOpenToAll } from './queries.ts'
import { listQuery } from './schema.ts'

/** `/kunjungan`: what took place and what is coming, one's own first. */
export const list: Room = (app, { db, clock, demonstration }) => {
  const config = { access: 'public', cache: true } as const
  app.get('/kunjungan', { config, schema: { hide: true, querystring: listQuery } }, async (request, reply) => {
    const { actor, t } = request
    const today = dayInJakarta(clock())
    const simulated = actor !== null
    const asked = readFilter(request, simulated)
    const { rows, hosts } = await asActor(db, actor, async (tx) => {
      const span = { offset: (asked.page - 1) * limits.list.usual, limit: limits.list.usual + 1 }
      const [rows, hosts] = await Promise.all([listOpenToAll(tx, asked.filter, span), listHosts(tx, simulated)])
      return { rows, hosts }
    })
    const own = asked.page === 1 && !asked.filtered ? await ownVisits(db, actor, today) : []
    const thisYear = Number(today.slice(0, 4))
    const props = {
      signedIn: actor !== null,
      mayAsk: can(actor, 'visit:request'),
      own: own.map((visit) => ownItemOf(request, visit)),
      items: rows.slice(0, limits.list.usual).map((visit) => itemOf(request, visit)),
      hosts: hosts.map(({ code, name }) => ({ value: code, label: name, chosen: code === asked.filter.host })),
      kinds: (['visit', 'workshop'] as const).map((kind) => ({
        value: kind,
        label: t(`visits.kind.${kind}`),
        chosen: kind === asked.filter.kind,
      })),
      years: Array.from({ length: 6 }, (_, at) => thisYear + 1 - at).map((year) => ({
        value: String(year),
        label: String(year),
        chosen: year === asked.filter.year,
      })),
      filtered: asked.filtered,
      ...asked.errors,
      errors: asked.summary,
      hidden: demonstration && actor === null,
      previous: asked.page > 1 ? asked.at(asked.page - 1) : null,
      following: rows.length > limits.list.usual ? asked.at(asked.page + 1) : null,
    }
    const status = asked.summary.length > 0 ? 422 : 200
    return reply.page(listPage, props, { title: t('visits.title'), description: t('visits.lead'), status })
  })
}

/** What cannot be used is named beside its field, and the list is not narrowed by it. */
function readFilter({ query, t }: Request, simulated: boolean) {
  const { tuanRumah = '', jenis = '', tahun = '', halaman = '' } = query as Readonly<Record<string, string | undefined>>
  const host = /^\d{2}(\.\d{2})?$/.test(tuanRumah) ? tuanRumah : null
  const kind = jenis === 'visit' || jenis === 'workshop' ? jenis : null
  const year = /^20\d{2}$/.test(tahun) ? Number(tahun) : null
  const page = /^[1-9]\d{0,4}$/.test(halaman) ? Number(halaman) : 1
  const wrong = (given: string, read: unknown) =>
    given !== '' && read === null ? t('visits.error.filter', { given: given.slice(0, 40) }) : null
  const errors = { hostError: wrong(tuanRumah, host), kindError: wrong(jenis, kind), yearError: wrong(tahun, year) }
  const summary = Object.entries(errors).flatMap(([name, text]) =>
    text === null ? [] : [{ href: `#${FIELDS[name]}`, text }],
  )
  const filter: ListFilter = { host, kind, year, simulated }
  const at = (number: number) => {
    const asked = Object.entries({ tuanRumah, jenis, tahun }).filter(([, value]) => value !== '')
    return `/kunjungan?${new URLSearchParams([...asked, ['halaman', String(number)]])}`
  }
  return { filter, filtered: host !== null || kind !== null || year !== null, page, errors, summary, at }
}

const FIELDS: Readonly<Record<string, string>> = { hostError: 'tuanRumah', kindError: 'jenis', yearError: 'tahun' }
