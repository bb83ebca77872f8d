import yauzl from 'yauzl'

/** What an archive holds by path, each content checked against its CRC. */
export async function unzipped(archive: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(archive, { strictFileNames: true })
  const found = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece)
    found.set(entry.fileName, Buffer.concat(pieces))
  }
  return found
}
