import { z } from 'zod'
import { isDay } from '../../domain/agreement.ts'
import { oneLine } from '../../domain/one-line.ts'
import { emailAddress, password, personName } from '../accounts/accounts.ts'

/** What an approver may invite somebody as. */
export const INVITED_ROLES = ['member', 'unit', 'approver'] as const
export type InvitedRole = (typeof INVITED_ROLES)[number]

export const idParams = z.object({ id: z.uuid() })
/** Any text: what is no token is answered like one that was never given out. */
export const tokenParams = z.object({ token: z.string().max(200) })

/** Whose team, for those who work for several agencies. */
const agency = z.string().max(5).catch('').default('')

export const teamQuery = z.object({
  instansi: agency,
  selesai: z.enum(['dicabut', 'berakhir', 'unit', 'nama']).optional().catch(undefined),
})
export const agencyQuery = z.object({ instansi: agency })

const onOneLine = (typed: string): string => oneLine(typed).trim()

const unitName = z
  .string('people.error.unitName')
  .transform(onOneLine)
  .pipe(z.string().max(120, 'people.error.unitName'))
  .refine((name) => name.length !== 1, 'people.error.unitName')
  .default('')

const day = z
  .string()
  .trim()
  .refine((typed) => typed === '' || isDay(typed), 'people.error.day')
  .transform((typed) => typed || null)
  .default(null)

export const inviteForm = z.object({
  instansi: agency,
  email: z.string({ error: 'accounts.error.email' }).trim().pipe(emailAddress),
  name: z
    .string('people.error.name')
    .transform(onOneLine)
    .pipe(z.string().min(2, 'people.error.name').max(120, 'people.error.name')),
  role: z.enum(INVITED_ROLES, 'people.error.role'),
  unit: z.union([z.literal(''), z.uuid('people.error.unit')], 'people.error.unit').default(''),
  /** A unit that is not in the list yet. */
  unitName,
  endsOn: day,
  language: z.enum(['id', 'en'], 'accounts.error.language').default('id'),
})
export type Invited = z.output<typeof inviteForm>

/** Names of units to be added: one typed, and suggestions that were ticked, one a line. */
export const unitForm = z.object({
  instansi: agency,
  unitName,
  suggested: z
    .string()
    .max(5_000, 'people.error.unitName')
    .default('')
    .transform((lines) => lines.split('\n').map(onOneLine).filter(Boolean)),
})

export const renameForm = z.object({ unitName: unitName.pipe(z.string().min(2, 'people.error.unitName')) })

/** When a post ends: now, or after a day. */
export const endForm = z.object({ when: z.enum(['now', 'day'], 'people.error.when'), day })

/** Whoever accepts says whether the address has an account here already; the page does not say it first. */
export const acceptForm = z.object({
  account: z.enum(['new', 'known'], 'people.error.account'),
  name: z.string().default('').transform(onOneLine),
  password: z
    .string({ error: 'accounts.error.password' })
    .min(1, 'accounts.error.password')
    .max(1_000, 'accounts.error.password'),
})
export type Accepted = z.output<typeof acceptForm>

/** What a new account needs besides. */
export const newAccount = z.object({ name: personName, password })

/** Ticked boxes come as one field each. */
export function withTicked(body: unknown): unknown {
  if (body === null || typeof body !== 'object' || !('suggested' in body)) return body
  return { ...body, suggested: [body.suggested].flat().join('\n') }
}
