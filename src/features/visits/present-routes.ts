import { asActor } from '../../db/actor.ts'
import { LONGEST_NAME, MOST_LINES, readPresent } from '../../domain/attendance.ts'
import type { Refusal } from '../../domain/errors.ts'
import { demand } from '../../domain/permissions.ts'
import { regionFinder } from '../../domain/region-choice.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { regionNames, zoneOf } from '../agencies/agencies.ts'
import { addToList, strikeFromList } from './attending.ts'
import { mendable, statusOf } from './forms.ts'
import { presentPage } from './party-pages.ts'
import { listAttendees } from './party-queries.ts'
import { headingOf } from './presenting.ts'
import { openParty } from './reading.ts'
import { attendeeParams, listForm, visitParams } from './schema.ts'

const MOST_TOLD = 20

interface Typed {
  readonly list: string
  readonly agency: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly refusal: Refusal | null
}

/** `/kunjungan/:id/daftar-hadir`: who came. */
export const present: Room = (app, { db, clock }) => {
  const party = { config: { access: 'account:own' }, schema: { hide: true, params: visitParams } } as const
  const writing = { ...party, config: { access: 'visit:take-part' } } as const

  app.get('/kunjungan/:id/daftar-hadir', party, async (request, reply) => {
    const added = (request.query as { readonly tambah?: unknown }).tambah
    const note =
      typeof added === 'string' && /^\d{1,4}$/.test(added)
        ? request.t('visits.present.added', { count: Number(added) })
        : ''
    return show(request, reply, request.params.id, null, note)
  })

  app.post('/kunjungan/:id/daftar-hadir', writing, async (request, reply) => {
    const { id } = request.params
    const form = readForm(listForm, request.body)
    const { list, agencyId } = form.fields
    const again = (errors: readonly string[], refusal: Refusal | null = null) =>
      show(request, reply, id, { list: list.value, agency: agencyId.value, errors: errors.map(atList), refusal }, '')
    if (!form.ok) return again([list.error ?? agencyId.error ?? ''].map((key) => request.t(key)))
    const read = await readList(request, form.data.list, form.data.agencyId)
    if (read.errors.length > 0) return again(read.errors)
    try {
      const added = await addToList(db, request.actor, id, read.present, clock())
      return reply.seeOther(`/kunjungan/${id}/daftar-hadir?tambah=${added}`)
    } catch (error) {
      return again([], mendable(error))
    }
  })

  const striking = { ...writing, schema: { hide: true, params: attendeeParams } } as const
  app.post('/kunjungan/:id/daftar-hadir/:attendee/penghapusan', striking, async (request, reply) => {
    const { id, attendee } = request.params
    await strikeFromList(db, request.actor, id, attendee, clock())
    return reply.seeOther(`/kunjungan/${id}/daftar-hadir`)
  })

  /** Each line with the agency it belongs to; what cannot be read is told by its line. */
  async function readList({ t, params, actor }: Request, list: string, usual: string) {
    const { id } = params as { readonly id: string }
    const { present, problems, lines } = readPresent(list)
    if (lines === 0) return { present: [], errors: [t('visits.error.list')] }
    if (lines > MOST_LINES)
      return { present: [], errors: [t('visits.error.tooManyLines', { lines, most: MOST_LINES })] }
    const { visit, delegations } = await asActor(db, actor, (tx) => openParty(tx, actor, id))
    const known = new Set([visit.host, ...delegations.map(({ agency }) => agency)])
    const find = regionFinder(await regionNames(db))
    const strangers: { readonly line: number; readonly given: string }[] = []
    const placed = present.map(({ line, name, position, delegation }) => {
      const meant =
        delegation === ''
          ? [usual]
          : find(delegation)
              .map(({ code }) => code)
              .filter((code) => known.has(code))
      const [agency = ''] = meant
      if (meant.length !== 1) strangers.push({ line, given: delegation })
      return { name, position, agency }
    })
    const told = [
      ...problems.map(({ line, code }) => t(`visits.error.line.${code}`, { line, most: LONGEST_NAME })),
      ...strangers.map(({ line, given }) => t('visits.error.notInvited', { line, given })),
    ]
    const rest = told.length - MOST_TOLD
    return {
      present: placed,
      errors: rest > 0 ? [...told.slice(0, MOST_TOLD), t('visits.error.more', { count: rest })] : told,
    }
  }

  async function show(request: Request, reply: Reply, id: string, typed: Typed | null, added: string): Promise<Reply> {
    const { actor, t } = request
    const { opened, attendees, zone } = await asActor(db, actor, async (tx) => {
      const opened = await openParty(tx, actor, id)
      const [attendees, zone] = await Promise.all([listAttendees(tx, id), zoneOf(tx, opened.visit.host)])
      return { opened, attendees, zone }
    })
    const { visit, asHost, asGuest, delegations } = opened
    const mine = asHost ? [{ agency: visit.host, agencyName: visit.hostName }, ...delegations] : delegations
    const chosen = typed?.agency || (asHost ? (delegations[0]?.agency ?? visit.host) : (delegations[0]?.agency ?? ''))
    const editable = visit.state === 'accepted' && (asHost !== null || asGuest !== null)
    if (typed && !editable) demand(actor, 'visit:host', { agencyId: visit.host })
    const groups = Map.groupBy(attendees, ({ agencyName }) => agencyName)
    const props = {
      ...headingOf(request, visit, zone),
      groups: [...groups].map(([agency, people]) => ({
        agency,
        people: people.map((one) => ({
          id: one.id,
          name: one.name,
          position: one.position,
          via: t(`visits.via.${one.via}`),
        })),
      })),
      total: attendees.length,
      editable,
      added,
      problem:
        typed?.refusal && typed.refusal.kind !== 'invalid' ? t(typed.refusal.key, typed.refusal.details.args) : '',
      errors: typed?.errors ?? [],
      agencies: mine.map(({ agency, agencyName }) => ({ value: agency, label: agencyName, chosen: agency === chosen })),
      list: typed?.list ?? '',
      hint: t(visit.kind === 'workshop' ? 'visits.hint.listWorkshop' : 'visits.hint.list', { most: MOST_LINES }),
    }
    const status = typed ? (typed.refusal ? statusOf(typed.refusal) : 422) : 200
    return reply.page(presentPage, props, { title: t('visits.present.title'), status })
  }
}

const atList = (text: string) => ({ href: '#list', text })
