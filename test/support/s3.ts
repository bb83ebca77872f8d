import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { Test } from 'tap'

/** A server that speaks S3, with one empty bucket `lab`. */
export async function anS3(t: Test): Promise<{ readonly storage: string; away(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'lab-s3-'))
  const configureBuckets = [{ name: 'lab', configs: [] }]
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets })
  const { port } = await server.run()
  let open = true
  const away = async () => {
    if (open) await server.close()
    open = false
  }
  t.teardown(async () => {
    await away()
    await rm(directory, { recursive: true })
  })
  return { storage: `s3+http://S3RVER:S3RVER@127.0.0.1:${port}/lab/bukti?region=id-jakarta-1`, away }
}
