import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import Fastify from 'fastify'
import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { patient } from '../../src/web/patience.ts'
import type { App } from '../../src/web/types.ts'

t.test('a body that does not arrive in time is given up; one with a file gets longer', async (t) => {
  const { limits } = readConfig({})
  const app = Fastify() as unknown as App
  patient(app, { limits: { ...limits, request: { ...limits.request, whole: 300 as never, upload: 5_000 as never } } })
  app.post('/typed', async (request) => request.body)
  app.post('/file', { config: { upload: true } }, async (request) => request.body)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const slowly = async (path: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'content-length': 7 }
    const sending = request(address + path, { method: 'POST', headers })
    sending.on('error', () => {})
    const answering = once(sending, 'response')
    sending.write('{"a"')
    await setTimeout(900)
    sending.end(':1}')
    const [answer] = await answering
    answer.resume()
    return answer.statusCode
  }
  const [typed, file] = await Promise.all([slowly('/typed'), slowly('/file')])
  t.equal(typed, 408)
  t.equal(file, 200)
})
