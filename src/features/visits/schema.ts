import { z } from 'zod'
import { isDay } from '../../domain/agreement.ts'
import { paging } from '../../web/paging.ts'
import { queryText } from '../../web/query.ts'

export const visitParams = z.object({ id: z.uuid() })
export const attendeeParams = z.object({ id: z.uuid(), attendee: z.uuid() })
const typed = queryText.optional()
export const listQuery = z.object({ tuanRumah: typed, jenis: typed, tahun: typed, halaman: typed })

const text = (most: number) =>
  z
    .string()
    .transform((given) => given.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, 'visits.error.long'))
const optional = (most: number) => text(most).default('')
const needed = (most: number, error: string) => z.string(error).pipe(text(most)).pipe(z.string().min(1, error))
const day = z.string('visits.error.day').trim().refine(isDay, 'visits.error.day')
const time = z
  .string('visits.error.time')
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'visits.error.time')
const agency = z.string('visits.error.delegation').regex(/^\d{2}(\.\d{2})?$/, 'visits.error.delegation')
const version = z.string('visits.error.stale').regex(/^\d{1,9}$/, 'visits.error.stale')

export const askForm = z.object({
  host: needed(200, 'visits.error.host'),
  title: needed(200, 'visits.error.title'),
  heldOn: day,
  starts: time,
  ends: time,
  people: z
    .string('visits.error.people')
    .trim()
    .regex(/^[1-9]\d{0,2}$/, 'visits.error.people')
    .transform(Number)
    .refine((n) => n <= 500, 'visits.error.people'),
  positions: needed(500, 'visits.error.positions'),
  contact: optional(200),
  message: optional(5_000),
})

export const workshopForm = z.object({
  title: needed(200, 'visits.error.title'),
  heldOn: day,
  starts: time,
  ends: time,
  place: needed(300, 'visits.error.place'),
  contact: optional(200),
  message: optional(5_000),
})

export const joinForm = askForm.pick({ people: true, positions: true, contact: true })
export const acceptForm = z.object({
  place: needed(300, 'visits.error.place'),
  contact: needed(200, 'visits.error.contact'),
})
export const proposeForm = z.object({ day, reply: optional(2_000) })
export const reasonForm = z.object({ reply: needed(2_000, 'visits.error.reason') })
export const inviteForm = z.object({ delegations: needed(10_000, 'visits.error.delegations') })
export const minutesForm = z.object({ minutes: needed(50_000, 'visits.error.minutes'), version })
export const findingsForm = z.object({ findings: needed(20_000, 'visits.error.findings') })
export const listForm = z.object({
  agencyId: agency,
  list: z.string('visits.error.list').max(200_000, 'visits.error.long'),
})
export const commitForm = z.object({
  agencyId: agency,
  practice: z.string('visits.error.practice').min(1, 'visits.error.practice').max(100, 'visits.error.practice'),
  unit: needed(200, 'visits.error.unit'),
  personInCharge: needed(200, 'visits.error.person'),
  targetOn: day,
})
export const whyNoneForm = z.object({ agencyId: agency, reason: needed(1_000, 'visits.error.reason') })
export const agreementForm = z.object({
  partner: agency,
  kind: z.enum(['mou', 'pks'], 'visits.error.agreementKind'),
  number: needed(100, 'visits.error.number'),
  subject: optional(300),
  signedOn: day,
  expiresOn: day,
})
export const codeForm = z.object({ code: z.string('visits.error.code').max(50, 'visits.error.code') })
export const arrivalForm = z.object({
  code: z.string('visits.error.code').max(50, 'visits.error.code'),
  name: needed(120, 'visits.error.name'),
  position: needed(120, 'visits.error.position'),
  agency,
})

export const visitsInput = z.strictObject({
  host: z
    .string()
    .regex(/^\d{2}(\.\d{2})?$/)
    .optional()
    .meta({ description: 'Code of the host', example: '32.11' }),
  kind: z.enum(['visit', 'workshop']).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().meta({ example: '2026' }),
  ...paging,
})

export const visitJson = z
  .strictObject({
    id: z.uuid(),
    host: z.string(),
    hostName: z.string(),
    kind: z.enum(['visit', 'workshop']),
    state: z.enum(['accepted', 'closed']),
    title: z.string(),
    date: z.string(),
    starts: z.string().meta({ description: 'By the clock of the host’s province' }),
    ends: z.string(),
    place: z.string(),
    delegations: z.int(),
    basis: z.literal('reported'),
  })
  .meta({ description: 'What everybody may know of a visit: no delegations by name, no people' })
export const visitList = z.strictObject({ items: z.array(visitJson), next: z.string().nullable() })
