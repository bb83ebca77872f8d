import { z } from 'zod'
import { oneLine } from '../../domain/one-line.ts'

export const assessmentParams = z.object({ id: z.uuid() })
export const indicatorParams = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(999) })
export const assignedQuery = z.object({ ditugaskan: z.coerce.number().int().min(0).max(999).catch(0).default(0) })
export const talkQuery = z.object({ halaman: z.string().max(9).optional().catch(undefined) })

/** The choice that takes indicators back. */
export const NOBODY = 'tidak-ada'

/** One unit and one due day for many indicators: those ticked, those of an aspect, or those a unit is suggested for. */
export const assignForm = z.object({
  unit: z.union([z.literal(''), z.literal(NOBODY), z.uuid('teams.error.unit')], 'teams.error.unit').default(''),
  /** A unit that is not in the list yet. */
  baru: z
    .string('teams.error.newUnit')
    .transform((typed) => oneLine(typed).trim())
    .pipe(z.string().max(120, 'teams.error.newUnit'))
    .default(''),
  tenggat: z
    .union(
      [z.literal(''), z.iso.date('teams.error.due').refine((day) => day >= '2021', 'teams.error.due')],
      'teams.error.due',
    )
    .default(''),
  cakupan: z.string('teams.error.scope').regex(/^(pilih|aspek-.{1,40}|saran-.{1,200})$/, 'teams.error.scope'),
  pilih: z
    .string('teams.error.none')
    .regex(/^(\d{1,3}(,\d{1,3}){0,199})?$/, 'teams.error.none')
    .default(''),
})
export type AssignForm = z.output<typeof assignForm>

const words = (missing: string, tooLong: string) =>
  z
    .string(missing)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, missing).max(2_000, tooLong))

export const commentForm = z.object({ komentar: words('teams.error.comment', 'teams.error.longText') })

/** What is to be changed counts only for the step that asks for it. */
export const stepForm = z.object({
  langkah: z.enum(['handIn', 'ask', 'accept'], 'teams.error.step'),
  catatan: z
    .string('teams.error.note')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(2_000, 'teams.error.longText'))
    .default(''),
})
