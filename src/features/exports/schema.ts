import { z } from 'zod'

/** The forms a report is given in, by the ending of its address. */
export const FORMATS = ['csv', 'json', 'xlsx', 'pdf'] as const
export type Format = (typeof FORMATS)[number]

export const downloadParams = z.object({ id: z.uuid() })
export const fileParams = downloadParams.extend({ format: z.enum(FORMATS) })

/** Anything: what is no hash is answered with a page that says so. */
export const proofParams = z.object({ hash: z.string() })

/** SHA-256 as papers carry it; somebody may type it in capitals, with spaces, or give the whole address. */
export const proofForm = z.object({
  kode: z
    .string()
    .default('')
    .transform((typed) =>
      typed
        .replaceAll(/\s+/g, '')
        .toLowerCase()
        .replace(/^.*\/verifikasi\//, '')
        .replace(/[?#].*$/, ''),
    )
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, { error: 'exports.verify.error.code' })),
})
