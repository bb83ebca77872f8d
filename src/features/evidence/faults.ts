import { Refusal } from '../../domain/errors.ts'
import { BadFile, type FileFault } from '../../files/kinds.ts'
import { fileSize } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import type { Vault } from './vault.ts'

/** Tells whoever sent a file why it is not taken, beside the field of the file. Every error that is no refusal goes on. */
export function fileRefusal({ lang }: Pick<Request, 'lang' | 'log'>, { limits }: Vault, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (!(error instanceof BadFile)) throw error
  const args = { limit: fileSize(lang, limits.fileBytes) }
  const errors = [{ field: 'file', code: error.fault, key: `evidence.file.${error.fault}`, args }]
  // not the fault of the file: it may be sent again as it is
  const extra = WAITS.includes(error.fault) ? { status: 503 } : {}
  return new Refusal('invalid', 'refusal.invalid', { errors, code: error.fault, extra })
}

/** What keeps a file waiting rather than out. */
export const WAITS: readonly FileFault[] = ['scanner', 'storage']
