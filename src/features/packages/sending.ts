import { Readable } from 'node:stream'
import type { Limits } from '../../config.ts'
import { Refusal } from '../../domain/errors.ts'
import { type ZipEntry, zipOf } from '../../web/zip.ts'

/** A way out for one archive. */
export interface Leave {
  /** Ends when the archive is cut. */
  readonly gone: AbortSignal
  /** The archive in pieces; the place is free again when it has closed. */
  send(entries: readonly ZipEntry[], at: Date): Readable
  /** Gives the place back without anything having been sent. */
  giveUp(): void
}

/**
 * Lets so many archives leave at once. Whoever asks for the same one again gets the new one, and the one before is cut:
 * its line may have broken without anybody knowing. Refuses (429) what is too much, for a person and in all.
 */
export function leaving({ atOnce, perPerson, stalled }: Limits['package']): (person: string, what: string) => Leave {
  const out = new Map<string, { readonly person: string; readonly cut: (why: string) => void }>()
  return (person, what) => {
    const key = `${person} ${what}`
    out.get(key)?.cut('asked for again')
    const own = [...out.values()].filter((one) => one.person === person)
    if (own.length >= perPerson) throw new Refusal('limited', 'packages.error.own', { retryAfterSeconds: 30 })
    if (out.size >= atOnce) throw new Refusal('limited', 'packages.error.busy', { retryAfterSeconds: 60 })
    const controller = new AbortController()
    let stream: Readable | null = null
    const cut = (why: string) => {
      free()
      controller.abort(new Error(`a package was cut: ${why}`))
      stream?.destroy(new Error(`a package was cut: ${why}`))
    }
    const mine = { person, cut }
    const free = () => {
      if (out.get(key) === mine) out.delete(key)
    }
    out.set(key, mine)
    return {
      gone: controller.signal,
      giveUp: free,
      send: (entries, at) => {
        const timer = setTimeout(() => cut('nobody takes it'), stalled).unref()
        stream = Readable.from(watched(zipOf(entries, at), timer), { objectMode: false })
        stream.once('close', () => {
          clearTimeout(timer)
          free()
        })
        return stream
      },
    }
  }
}

async function* watched(pieces: AsyncIterable<Buffer>, timer: NodeJS.Timeout): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    timer.refresh()
    yield piece
  }
}
