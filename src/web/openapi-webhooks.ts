import { ADOPTION_EVENTS } from '../domain/webhook.ts'

/** What a receiver is told of an adoption, as the description of the API and the page of webhooks show it. */
export const TOLD = {
  id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c49',
  type: 'adoption.reported',
  at: '2026-11-20T02:15:00.000Z',
  data: {
    adoption: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c48',
    agency: '32.05',
    agencyName: 'Kabupaten Garut',
    practice: 'e-office',
    owner: '32.11',
    stage: 'running',
    on: '2026-11-20',
    basis: 'reported',
    url: 'https://lab.example.go.id/penerapan/01930f5e-7a40-7c11-9a52-0e6f3d1b2c48',
  },
}

const text = { type: 'string' } as const
const header = (name: string, description: string) =>
  ({ name, in: 'header', required: true, description, schema: text }) as const

/** The one call that this platform makes itself. */
export const openApiWebhooks = {
  adoptionChanged: {
    post: {
      operationId: 'adoptionChanged',
      summary: 'What happened to an adoption',
      description:
        'Sent to the addresses set up at /akun/webhook, for as long as their person may see the adoption. Any 2xx within ' +
        'ten seconds takes it; else it is sent again after 1, 5 and 30 minutes, 2, 6 and 24 hours. The same id may come ' +
        'twice. A test has type `ping` and no data.',
      parameters: [
        header(
          'X-Lab-Signature',
          't=seconds,v1=hexadecimal HMAC-SHA256 with the secret, of seconds, a dot and the body',
        ),
        header('X-Lab-Event', 'The type'),
        header('X-Lab-Delivery', 'Id of this delivery, the same each time it is sent'),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['id', 'type', 'at', 'data'],
              properties: {
                id: { type: 'string', format: 'uuid', description: 'The same each time it is sent' },
                type: { type: 'string', enum: [...ADOPTION_EVENTS, 'ping'] },
                at: { type: 'string', format: 'date-time' },
                data: {
                  type: 'object',
                  properties: {
                    adoption: { type: 'string', format: 'uuid' },
                    agency: { type: 'string', description: 'Code of the region that adopts' },
                    agencyName: text,
                    practice: { type: 'string', description: 'Slug of the practice' },
                    owner: { type: 'string', description: 'Code of the region that runs the practice' },
                    stage: text,
                    on: { type: 'string', format: 'date', description: 'Day of the news' },
                    basis: { type: 'string', enum: ['reported', 'simulated'] },
                    url: { type: 'string', format: 'uri' },
                  },
                },
              },
            },
            example: TOLD,
          },
        },
      },
      responses: { '2XX': { description: 'Taken' }, default: { description: 'Not taken; it is sent again' } },
    },
  },
} as const
