import type { Database } from '../db/database.ts'
import { type Noted, verifyAudit } from './audit/checking.ts'
import { CommandError, runCommand } from './command-line.ts'

const USAGE = `npm run verify-audit [-- LINK:HASH]

  Holds the audit trail, all revisions and all submissions to their hashes. LINK:HASH is the end of the trail as an
  earlier run printed it and as you noted it elsewhere: whoever rewrites the whole trail cannot rewrite your note.`

/** Reads what was typed; gives what to print. Throws `CommandError` for anything unknown, and for a trail that is not whole. */
export function auditCommand(given: readonly string[]): (db: Database) => Promise<string> {
  const noted = given.map(readNoted)
  if (noted.length > 1) throw new CommandError(USAGE)
  return async (db) => {
    const { head, submissions, findings } = await verifyAudit(db, noted[0] ?? null)
    if (findings.length > 0) throw new CommandError(['The audit trail is NOT whole.', ...findings].join('\n  '))
    return `The audit trail is whole: ${head.links} links, ${submissions} submissions.\nIts end, to be noted elsewhere: ${head.links}:${head.hash}`
  }
}

function readNoted(given: string): Noted {
  const [, seq, hash] = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(given) ?? []
  if (seq === undefined || hash === undefined) throw new CommandError(USAGE)
  return { seq, hash }
}

if (import.meta.main) await runCommand(() => auditCommand(process.argv.slice(2)))
