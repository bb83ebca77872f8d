import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import type { StoredInterest } from '../../db/schema.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { seeded } from '../../domain/random.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { addDays } from '../../domain/working-days.ts'
import { LINKED_INSTRUMENT, practicesOf } from '../../features/practices/practices.ts'
import { idOf } from './accounts.ts'
import { countPromises, hasVisits, latestLevels, neighboursOf, promisesAtVisits } from './visit-queries.ts'
import { DEMO_VISITS, type DemoVisit } from './visit-stories.ts'

/** Simulated visits in every state, the workshop with all neighbours of the reference among them. */
export async function seedVisits(tx: Handle, at: Date): Promise<void> {
  if (await hasVisits(tx)) return
  const neighbours = await neighboursOf(tx, REFERENCE_AGENCY)
  const levels = new Map(
    (await latestLevels(tx, [REFERENCE_AGENCY, ...neighbours])).map((row) => [row.agency_id, row.levels]),
  )
  const practices = await practicesOf(tx, REFERENCE_AGENCY)
  const stories = DEMO_VISITS.map((story) => ({ ...story, guests: story.guests ?? neighbours }))
  const visits = stories.map((story) => visitOf(story, at))
  await insert(tx, 'visit', visits)
  await insert(
    tx,
    'delegation',
    stories.flatMap((story) => delegationsOf(story, levels, at)),
  )
  await insert(
    tx,
    'visit_record',
    stories.map((story) => recordOf(story, at)),
  )
  await insert(
    tx,
    'agenda_line',
    stories.flatMap((story) => agendaOf(story, practices, at)),
  )
  await insert(
    tx,
    'attendee',
    stories.flatMap((story) => attendeesOf(story, at)),
  )
  await insert(tx, 'agreement', [agreementOf(at)])
  const promises = await promisesAtVisits(tx, REFERENCE_AGENCY)
  await insert(
    tx,
    'commitment',
    promises.map(({ practice, ...promise }) => ({
      ...promise,
      id: idOf(`commitment at a visit ${promise.agency_id} ${practice}`, promise.at),
    })),
  )
  await countPromises(tx)
}

type Story = DemoVisit & { readonly guests: readonly string[] }

const visitIdOf = ({ name }: Pick<DemoVisit, 'name'>, at: Date): string => idOf(`visit ${name}`, at)
const dayOf = ({ inDays }: Pick<DemoVisit, 'inDays'>, at: Date): string => addDays(dayInJakarta(at), inDays)
const base = { basis: 'simulated' as const }

const visitOf = (story: Story, at: Date) => ({
  ...{
    id: visitIdOf(story, at),
    agency_id: REFERENCE_AGENCY,
    kind: story.kind,
    state: story.state,
    title: story.title,
  },
  asked_by: story.kind === 'workshop' ? REFERENCE_AGENCY : (story.guests[0] ?? ''),
  ...{
    held_on: dayOf(story, at),
    starts: '09:00',
    ends: '15:00',
    place: story.place,
    delegations: story.guests.length,
  },
  ...{ ...base, requested_by: null, requested_at: at, closed_at: story.state === 'closed' ? at : null },
})

const recordOf = (story: Story, at: Date) => ({
  ...{ visit_id: visitIdOf(story, at), agency_id: REFERENCE_AGENCY, instrument_id: LINKED_INSTRUMENT },
  ...{ message: story.message, reply: story.reply, minutes: story.minutes, version: 0 },
  proposed_on: story.state === 'proposed' ? addDays(dayOf(story, at), 7) : null,
  contact: 'Diskominfosanditik, bagian layanan kunjungan (simulasi)',
})

const WANTED = 6

/** The indicators on which a region's simulated levels lie behind the reference's most. */
function interestsOf(
  agency: string,
  levels: ReadonlyMap<string, readonly (number | null)[]>,
): readonly StoredInterest[] {
  const reference = levels.get(REFERENCE_AGENCY) ?? []
  return (levels.get(agency) ?? [])
    .map((own, at) => ({ number: at + 1, own, reference: reference[at] ?? null, simulated: true }))
    .filter(({ own, reference }) => own !== null && reference !== null && own < reference)
    .sort((a, b) => (a.own ?? 0) - (a.reference ?? 0) - ((b.own ?? 0) - (b.reference ?? 0)) || a.number - b.number)
    .slice(0, WANTED)
}

const delegationsOf = (story: Story, levels: ReadonlyMap<string, readonly (number | null)[]>, at: Date) =>
  story.guests.map((agency) => ({
    ...{
      id: idOf(`delegation ${story.name} ${agency}`, at),
      visit_id: visitIdOf(story, at),
      host_id: REFERENCE_AGENCY,
    },
    ...{
      agency_id: agency,
      people: 8,
      positions: 'Kepala Diskominfo, tim SPBE',
      contact: 'Sekretariat SPBE (simulasi)',
    },
    interests: story.kind === 'visit' ? [...interestsOf(agency, levels)] : [],
    findings: story.state === 'closed' ? 'Simulasi: layanan digital berjalan karena satu data dan satu pintu.' : '',
    ...{ ...base, commitments: 0, no_commitment: '', joined_by: null, joined_at: at },
  }))

const MINUTES = 45
const SHOWN = 4
const SPEAKER = 'Tim tuan rumah (simulasi)'

function agendaOf(story: Story, practices: Awaited<ReturnType<typeof practicesOf>>, at: Date) {
  const line = { visit_id: visitIdOf(story, at), agency_id: REFERENCE_AGENCY }
  const answered = story.state === 'accepted' || story.state === 'closed'
  const shown = practices.slice(0, SHOWN).map(({ slug, title, indicators }) => ({
    ...{
      topic: title,
      practice_slug: slug,
      indicators: [...indicators],
      minutes: MINUTES,
      unit: answered ? SPEAKER : '',
    },
  }))
  const plain = { practice_slug: null, indicators: [], unit: '' }
  const points = [
    { ...plain, topic: 'Pembukaan dan perkenalan', minutes: 15 },
    ...shown,
    { ...plain, topic: 'Komitmen dan penutupan', minutes: 30 },
  ]
  return points.map((point, index) => ({ ...line, ...point, position: index + 1 }))
}

const PRESENT_IN_ROOM = 200
const POSITIONS = ['Kepala Bidang', 'Analis Sistem', 'Pranata Komputer', 'Sekretaris Dinas', 'Staf']

/** Invented people whose names say so. */
function attendeesOf(story: Story, at: Date) {
  if (story.state !== 'closed') return []
  const draw = seeded(`attendees ${story.name}`)
  const count = story.kind === 'workshop' ? PRESENT_IN_ROOM : 8
  return Array.from({ length: count }, (_, n) => ({
    ...{ id: idOf(`attendee ${story.name} ${n}`, at), visit_id: visitIdOf(story, at), host_id: REFERENCE_AGENCY },
    agency_id: story.guests[n % story.guests.length] ?? '',
    name: `Peserta ${n + 1} (simulasi)`,
    position: POSITIONS[Math.floor(draw() * POSITIONS.length)] ?? 'Staf',
    ...{ via: n % 3 === 0 ? ('list' as const) : ('code' as const), at, ...base },
  }))
}

const agreementOf = (at: Date) => ({
  ...{ id: idOf('agreement garut', at), agency_id: REFERENCE_AGENCY, partner_id: '32.05', kind: 'pks' as const },
  visit_id: visitIdOf({ name: 'closed' }, at),
  ...{ number: '134/PKS-SIMULASI/2025', subject: 'Hibah aplikasi dan pendampingan (simulasi)' },
  ...{ signed_on: addDays(dayInJakarta(at), -660), expires_on: addDays(dayInJakarta(at), 70) },
  ...{ recorded_by: null, recorded_at: at, ...base },
})
