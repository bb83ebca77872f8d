import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import { readConfig } from '../../src/config.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { openVault, sweepEvidence } from '../../src/features/evidence/evidence.ts'
import { DEMO_PASSWORD } from './database.ts'
import { FACTS, multipart } from './evidence.ts'
import { aPdf } from './files.ts'

const AT_ONCE = 4
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Somebody who uploads documents over the network, and remembers which were acknowledged. */
export interface Uploader {
  readonly acknowledged: number
  /** Uploads one after the other, by form and in pieces, until the platform at `address` is gone. */
  uploadUntilItEnds(address: string): Promise<void>
  /** Fetches every acknowledged document and compares its bytes. */
  compare(t: Test, address: string): Promise<void>
}

export function anUploader(email: string): Uploader {
  /** Hashes by the address of a document. */
  const known = new Map<string, string>()
  let tries = 0

  const byForm = async (address: string, cookie: string, bytes: Buffer): Promise<string> => {
    const { payload, type } = multipart(FACTS, [{ name: `${tries}.pdf`, bytes }])
    return made(address, { cookie, 'content-type': type }, payload)
  }
  const inPieces = async (address: string, cookie: string, bytes: Buffer): Promise<string> => {
    const call = async (method: string, path: string, headers: Record<string, string>, body: Buffer | string) => {
      const place = `${address}/api/v1/evidence/uploads${path}`
      const answer = await fetch(place, { method, body, headers: { cookie, origin: address, ...headers } })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as { readonly id: string; readonly offset: number }
    }
    const about = JSON.stringify({ name: `${tries}.pdf`, size: bytes.length })
    let state = await call('POST', '', { 'content-type': 'application/json' }, about)
    while (state.offset < bytes.length) {
      const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(state.offset) }
      state = await call('PUT', `/${state.id}`, headers, bytes.subarray(state.offset, state.offset + 50_000))
    }
    const body = new URLSearchParams({ ...FACTS, uploads: state.id }).toString()
    return made(address, { cookie, 'content-type': 'application/x-www-form-urlencoded' }, body)
  }
  const upload = async (address: string, cookie: string): Promise<boolean> => {
    const bytes = aPdf(`berkas ${++tries} ${Math.random()}`, 120_000)
    const place = await (tries % 2 ? byForm : inPieces)(address, cookie, bytes).catch(() => null)
    if (place === null) return false
    known.set(place, hashOf(bytes))
    return true
  }

  return {
    get acknowledged() {
      return known.size
    },
    uploadUntilItEnds: async (address) => {
      const cookie = await signedIn(address, email)
      const each = async () => {
        while (await upload(address, cookie));
      }
      await Promise.all(Array.from({ length: AT_ONCE }, each))
    },
    compare: async (t, address) => {
      const cookie = await signedIn(address, email)
      for (const [place, sha256] of known) {
        const answer = await fetch(`${address}${place}/berkas/1`, { headers: { cookie } })
        t.equal(hashOf(Buffer.from(await answer.arrayBuffer())), sha256, place)
      }
    },
  }
}

async function made(address: string, headers: Record<string, string>, body: Buffer | string): Promise<string> {
  const sent = { method: 'POST', redirect: 'manual', headers: { origin: address, ...headers }, body } as const
  const answer = await fetch(`${address}/bukti/baru`, sent)
  const place = /^\/bukti\/[0-9a-f-]{36}/.exec(answer.headers.get('location') ?? '')?.[0]
  if (answer.status !== 303 || !place) throw new Error(`${answer.status}: ${await answer.text()}`)
  return place
}

async function signedIn(address: string, email: string): Promise<string> {
  const body = new URLSearchParams({ email, password: DEMO_PASSWORD })
  const headers = { origin: address }
  const answer = await fetch(`${address}/masuk`, { method: 'POST', redirect: 'manual', headers, body })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** After the sweeper: what lies in the storage is what rows name, whole, and the quota counts just that. */
export async function holdsTogether(t: Test, db: Database, DATA_DIR: string): Promise<void> {
  const config = readConfig({ DATA_DIR })
  await sweepEvidence(openVault(db, config), new Date(Date.now() + 48 * 3_600_000))
  const folder = join(DATA_DIR, 'evidence')
  const files = (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
  for (const name of files) {
    t.equal(hashOf(await readFile(join(folder, name))), name.split('/').at(-1), 'none is torn')
  }
  const rows = await asPlatform(db, (tx) => tx.selectFrom('evidence_file').select(['sha256', 'size']).execute())
  t.same(files.map((name) => name.split('/').at(-1)).sort(), rows.map(({ sha256 }) => sha256).sort(), 'no orphans')
  t.same(await readdir(join(folder, 'incoming')), [], 'nothing half-written')
  t.same(await readdir(join(DATA_DIR, 'incoming')), [], 'nothing on its way')
  const used = await asPlatform(db, (tx) => tx.selectFrom('evidence_usage').select('bytes').execute())
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
  t.equal(total(used.map(({ bytes }) => Number(bytes))), total(rows.map(({ size }) => size)), 'every byte counted once')
}
