import { z } from 'zod'
import { oneLine } from '../../domain/one-line.ts'
import { LINK_DAYS } from '../../domain/owed.ts'
import { fileForm } from '../evidence/evidence.ts'

export const assessmentParams = z.object({ id: z.uuid() })
export const unitParams = z.object({ id: z.uuid(), unit: z.uuid() })
export const deliveryParams = z.object({ id: z.uuid(), unit: z.uuid(), delivery: z.uuid() })
export const doneQuery = z.object({
  selesai: z.enum(['dicabut', 'diterima', 'dikembalikan']).optional().catch(undefined),
})

const isItem = /^[A-Z]+\d{2,3}\.\d\.\d{1,3}$/
const { least, most } = LINK_DAYS

/** How long a link holds, and which items it is for; none ticked means all that is owed. */
export const makeForm = z.object({
  hari: z
    .string('requests.error.days')
    .trim()
    .regex(/^\d{1,2}$/, 'requests.error.days')
    .transform(Number)
    .refine((days) => days >= least && days <= most, 'requests.error.days'),
  butir: z
    .string()
    .default('')
    .transform((typed) => [...new Set(typed.split(',').filter((one) => isItem.test(one)))])
    .refine((items) => items.length <= 500, 'requests.error.items'),
})
export type MakeForm = z.output<typeof makeForm>

/** What is to be changed is needed only to send something back. */
export const decideForm = z.object({
  keputusan: z.enum(['terima', 'kembalikan'], 'requests.error.decision'),
  catatan: z
    .string('requests.error.note')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(1_000, 'requests.error.longNote'))
    .default(''),
})
export type DecideForm = z.output<typeof decideForm>

/** Any text: what is no token is answered like one that was never given out. */
export const tokenParams = z.object({ token: z.string().max(200) })
export const itemParams = z.object({ token: z.string().max(200), item: z.string().regex(isItem) })
export const sentQuery = z.object({ terkirim: z.string().regex(isItem).optional().catch(undefined) })

/** What is asked of whoever brings evidence over a link. */
export const sendForm = z.object({
  sender: z
    .string('requests.error.sender')
    .transform((typed) => oneLine(typed).trim())
    .pipe(z.string().min(1, 'requests.error.sender').max(120, 'requests.error.longSender')),
  number: fileForm.shape.number,
  signed: fileForm.shape.signed,
  effectiveFrom: fileForm.shape.effectiveFrom,
  place: z
    .string('requests.error.place')
    .transform((typed) => oneLine(typed).trim())
    .pipe(z.string().min(1, 'requests.error.place').max(300, 'evidence.error.long')),
})
export type SendForm = z.output<typeof sendForm>
