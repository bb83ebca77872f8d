import { z } from 'zod'
import type { App, Request } from '../../web/types.ts'
import { anUpload } from './examples.ts'
import { fileRefusal } from './faults.ts'
import { keepUpload } from './keeping.ts'
import { uploadBody, uploadHeaders, uploadJson, uploadParams } from './schema.ts'
import { beginUpload, dropUpload, ownUpload, receive } from './uploading.ts'
import type { Vault } from './vault.ts'

const tags = ['evidence']

/** A file sent in pieces, so that one that was cut off goes on where it stopped. A form makes a document of it. */
export function uploadsApi(app: App, vault: Vault, clock: () => Date): void {
  const config = { access: 'evidence:upload', scope: 'assessments:write' } as const
  const response = { 200: uploadJson.meta({ example: anUpload }) }

  app.post(
    '/api/v1/evidence/uploads',
    {
      config,
      schema: {
        tags,
        summary: 'Begin to upload a file',
        body: uploadBody,
        response: { 201: uploadJson.meta({ example: anUpload }) },
      },
    },
    async (request, reply) => {
      vault.pace(request.actor?.personId ?? request.ip, clock())
      const id = await orRefusal(request, () => beginUpload(vault, request.actor, request.body, clock()))
      reply.code(201).header('location', `/api/v1/evidence/uploads/${id}`)
      return stateOf(request, id)
    },
  )

  app.get(
    '/api/v1/evidence/uploads/:id',
    { config, schema: { tags, summary: 'How far it is', params: uploadParams, response } },
    async (request) => stateOf(request, request.params.id),
  )

  app.put(
    '/api/v1/evidence/uploads/:id',
    {
      config: { ...config, upload: true },
      schema: {
        tags,
        summary: 'Send the next piece',
        description:
          'Bytes as application/octet-stream; the header Upload-Offset says how many came before. 409 names the offset to go on from. With the last piece the file is looked at: 422 says why it is not taken.',
        params: uploadParams,
        headers: uploadHeaders,
        response,
      },
    },
    async (request) => {
      const { id } = request.params
      const offset = request.headers['upload-offset']
      await orRefusal(request, async () => {
        const { isWhole } = await receive(vault, request.actor, id, { offset, bytes: request.raw })
        if (isWhole) await keepUpload(vault, request.actor, id, clock())
      })
      return stateOf(request, id)
    },
  )

  app.delete(
    '/api/v1/evidence/uploads/:id',
    { config, schema: { tags, summary: 'Give it up', params: uploadParams, response: { 204: z.null() } } },
    async (request, reply) => {
      await ownUpload(vault, request.actor, request.params.id)
      await dropUpload(vault, request.actor, request.params.id)
      return reply.code(204).send(null)
    },
  )

  async function stateOf({ actor }: Request, id: string): Promise<z.infer<typeof uploadJson>> {
    const { name, size, storedAt } = await ownUpload(vault, actor, id)
    const ready = storedAt !== null
    return { id, name, size, ready, offset: ready ? size : await vault.incoming.arrived(id) }
  }

  async function orRefusal<T>(request: Request, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Error && error.cause) request.log.error({ err: error.cause }, 'a file waits')
      throw fileRefusal(request, vault, error)
    }
  }
}
