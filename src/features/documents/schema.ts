import { z } from 'zod'

/** The drafts of a kit, in the order in which an agency needs them. */
export const KIT = ['keputusan', 'sop', 'kerangka-acuan'] as const
export type KitPaper = (typeof KIT)[number]

/** The papers of a visit, in the order in which it needs them. */
export const VISIT_PAPERS = ['permohonan', 'balasan', 'daftar-hadir', 'keterangan', 'laporan'] as const
export type VisitPaperKind = (typeof VISIT_PAPERS)[number]

export const visitPaperParams = z.object({ id: z.uuid(), kind: z.enum(VISIT_PAPERS) })
/** The letter to a unit that still owes evidence. */
export const requestPaperParams = z.object({ id: z.uuid(), unit: z.uuid() })
/** Of several delegations one, by the code of its agency; without it, all that the reader may see. */
export const visitPaperQuery = z.object({ daerah: z.string().max(5).optional() })

const slug = z.string().max(100)
export const kitParams = z.object({ slug })
export const draftParams = z.object({ slug, kind: z.enum(KIT) })

/** Nothing in an address is refused unseen: the form shows what is wrong with it. */
export const anyQuery = z.record(z.string(), z.unknown())

const LONGEST = 200

/** A name on one line; what cannot be seen is no part of it. */
const name = (tooLong: string) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
    .refine((clean) => clean.length <= LONGEST, tooLong)

/** How far a draft may look back and ahead of the current year. */
const BACK = 1
const AHEAD = 5

/** The years a draft may be for, latest last. */
export const yearsAround = (thisYear: number): number[] =>
  Array.from({ length: BACK + AHEAD + 1 }, (_, at) => thisYear - BACK + at)

/** What is asked of a person: for whom the draft is. */
export const draftForm = (thisYear: number) =>
  z.object({
    instansi: name('documents.error.agencyLong').refine((clean) => clean !== '', 'documents.error.agency'),
    unit: name('documents.error.unitLong'),
    tahun: z
      .string('documents.error.year')
      .refine((typed) => yearsAround(thisYear).map(String).includes(typed), 'documents.error.year'),
  })

export type DraftShape = ReturnType<typeof draftForm>['shape']
