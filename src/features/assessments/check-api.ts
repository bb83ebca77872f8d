import { z } from 'zod'
import { findingKey } from '../../domain/finding.ts'
import type { Request, Room } from '../../web/types.ts'
import { sentenceOf } from '../checks/checks.ts'
import { checkJson, reasonsBody } from './check-schema.ts'
import { aCheck } from './examples.ts'
import { checkAssessment, explainWarnings } from './explaining.ts'
import { assessmentParams } from './schema.ts'

const tags = ['assessments']

/** What a program needs to get through the checks before submission: the findings, and a reason for each warning. */
export const checkApi: Room = (app, { db, clock }) => {
  const list = z
    .object({ items: z.array(checkJson), next: z.null() })
    .meta({ example: { items: [aCheck], next: null } })

  app.get(
    '/api/v1/assessments/:id/checks',
    {
      config: { access: 'assessment:read', scope: 'assessments:read' },
      schema: {
        tags,
        summary: 'What stands against submitting: errors, and warnings with their reasons',
        params: assessmentParams,
        response: { 200: list },
      },
    },
    (request) => found(request, request.params.id),
  )

  app.post(
    '/api/v1/assessments/:id/reasons',
    {
      config: { access: 'assessment:read', scope: 'assessments:write' },
      schema: {
        tags,
        summary: 'Say why warnings are as they should be, one text for all of them',
        params: assessmentParams,
        body: reasonsBody,
        response: { 200: list },
      },
    },
    async (request) => {
      const { warnings: keys, reason: text } = request.body
      await explainWarnings(db, request.actor, request.params.id, { keys, text }, clock())
      return found(request, request.params.id)
    },
  )

  async function found(request: Request, id: string) {
    const { instrument, errors, warnings } = await checkAssessment(db, request.actor, id, clock())
    const all = [
      ...errors.map((finding) => ({ kind: 'error' as const, key: findingKey(finding), finding, reason: null })),
      ...warnings.map((one) => ({ kind: 'warning' as const, ...one })),
    ]
    const items = all.map(({ kind, key, finding, reason }) => ({
      ...{ kind, key, code: finding.code, indicators: [...finding.indicators] },
      ...{ level: finding.level, item: finding.item, document: finding.document },
      message: sentenceOf(request, instrument, finding),
      reason: reason && { text: reason.text, by: reason.by, at: reason.at.toISOString() },
    }))
    return { items, next: null }
  }
}
