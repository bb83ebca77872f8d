import { z } from 'zod'

export const signInForm = z.object({
  email: z
    .string({ error: 'accounts.error.email' })
    .trim()
    .toLowerCase()
    .min(1, 'accounts.error.email')
    .max(254, 'accounts.error.email'),
  password: z
    .string({ error: 'accounts.error.password' })
    .min(1, 'accounts.error.password')
    .max(1_000, 'accounts.error.password'),
})

/**
 * A path of this site to go on to, as a browser sends it; anything else (another host, a scheme, `//host`, letters that
 * no header can carry) is no path and is dropped.
 */
export const ownPath = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])[!-[\]-~]*$/)
  .refine((path) => !/^\/(masuk|keluar)([/?]|$)/.test(path))
  .catch('/kerja')

export const signInQuery = z.object({ lanjut: ownPath })

/** ASVS 5.0 6.2.1: at least 12 characters, no rules of composition. */
export const password = z
  .string({ error: 'accounts.error.weak' })
  .min(12, 'accounts.error.weak')
  .max(200, 'accounts.error.long')

export const personName = z
  .string({ error: 'accounts.error.name' })
  .trim()
  .min(2, 'accounts.error.name')
  .max(120, 'accounts.error.name')
export const emailAddress = z.email('accounts.error.email').toLowerCase().max(254, 'accounts.error.email')

export const firstAdminForm = z.object({ name: personName, email: emailAddress, password })

export const languageForm = z.object({ language: z.enum(['id', 'en'], 'accounts.error.language') })

export const tokenParams = z.object({ token: z.string().min(20).max(100) })
export const sessionParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) })
