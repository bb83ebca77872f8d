import { z } from 'zod'
import type { Change } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { pacer } from '../../web/pacing.ts'
import type { Request, Room } from '../../web/types.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { AnswerRow } from './answer-queries.ts'
import { aSummary, aWholeAssessment, saved as savedExample, submitted } from './examples.ts'
import type { AssessmentRow } from './queries.ts'
import { openWithAnswers, ownAssessments } from './reading.ts'
import { saveAnswer } from './saving.ts'
import {
  amendmentBody,
  answerBody,
  assessmentJson,
  assessmentParams,
  indicatorParams,
  savedJson,
  savingHeaders,
  startBody,
  submittedJson,
  summaryJson,
} from './schema.ts'
import { readValue, scoreJson, storedIn } from './scoring.ts'
import { startAssessment } from './starting.ts'
import { amend, markReady, submit, takeBack } from './submitting.ts'

const tags = ['assessments']

/** The JSON twin of the pages under /penilaian. */
export const assessmentApi: Room = (app, { db, clock, config: { limits } }) => {
  const list = z.object({ items: z.array(summaryJson), next: z.null() })
  const reading = { access: 'assessment:list', scope: 'assessments:read' } as const
  const opening = { access: 'assessment:read', scope: 'assessments:read' } as const
  const changing = { access: 'assessment:read', scope: 'assessments:write' } as const

  app.get(
    '/api/v1/assessments',
    {
      config: reading,
      schema: {
        tags,
        summary: 'My agency’s assessments',
        response: { 200: list.meta({ example: { items: [aSummary], next: null } }) },
      },
    },
    async (request) => {
      const rows = await ownAssessments(db, request.actor)
      return { items: rows.map(summary), next: null }
    },
  )

  app.get(
    '/api/v1/assessments/:id',
    {
      config: opening,
      schema: {
        tags,
        summary: 'One assessment with its answers',
        params: assessmentParams,
        response: { 200: assessmentJson.meta({ example: aWholeAssessment }) },
      },
    },
    async (request) => {
      const { assessment, answers } = await openWithAnswers(db, request.actor, request.params.id)
      return { ...summary(assessment), answers: answers.map(answerJson) }
    },
  )

  app.post(
    '/api/v1/assessments',
    {
      config: { access: 'assessment:start', scope: 'assessments:write' },
      schema: {
        tags,
        summary: 'Start a year',
        body: startBody,
        response: { 201: assessmentJson.meta({ example: aWholeAssessment }) },
      },
    },
    async (request, reply) => {
      const id = await startAssessment(db, request.actor, { ...request.body, second: true }, clock())
      const { assessment, answers } = await openWithAnswers(db, request.actor, id)
      reply.code(201).header('location', `/api/v1/assessments/${id}`)
      return { ...summary(assessment), answers: answers.map(answerJson) }
    },
  )

  const pace = pacer(limits.save.perSecond)
  const saving = {
    config: changing,
    preHandler: (request: Request) => pace(request.actor?.personId ?? request.ip),
    schema: {
      tags,
      summary: 'Save the changed fields of one answer',
      params: indicatorParams,
      headers: savingHeaders,
      body: answerBody,
      response: { 200: savedJson.meta({ example: savedExample }) },
    },
  }
  app.patch('/api/v1/assessments/:id/answers/:number', saving, async (request) => {
    const { id, number } = request.params
    const { version, value, ...texts } = request.body
    const { 'idempotency-key': key, 'as-person': person = request.actor?.personId } = request.headers
    if (person !== request.actor?.personId) {
      throw new Refusal('unauthenticated', 'assessments.error.person', { code: 'person' })
    }
    const change = (instrument: LoadedInstrument): Change => ({
      ...defined(texts),
      ...(value !== undefined && { value: value === null ? null : readValue(instrument, value, 'api') }),
    })
    const saved = await saveAnswer(db, request.actor, id, number, { version, change, ...(key && { key }) }, clock())
    const score = scoreJson(saved.score)
    const total = saved.instrument.indicators.length
    const alsoHere = saved.others.map(({ name, at }) => ({ name, at: at.toISOString() }))
    return { version: saved.version, score, progress: { answered: total - score.missing.length, total }, alsoHere }
  })

  const step = { config: changing, schema: { tags, params: assessmentParams } }
  app.post(
    '/api/v1/assessments/:id/readiness',
    { ...step, schema: { ...step.schema, summary: 'Mark as ready to submit', response: { 204: z.null() } } },
    async (request, reply) => {
      await markReady(db, request.actor, request.params.id, clock())
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/assessments/:id/readiness',
    { ...step, schema: { ...step.schema, summary: 'Take the mark back', response: { 204: z.null() } } },
    async (request, reply) => {
      await takeBack(db, request.actor, request.params.id, clock())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/assessments/:id/amendment',
    {
      config: opening,
      schema: {
        ...step.schema,
        summary: 'Open a submitted one again, for a reason',
        body: amendmentBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await amend(db, request.actor, request.params.id, request.body.reason, clock())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/assessments/:id/submission',
    {
      ...step,
      schema: {
        ...step.schema,
        summary: 'Submit and lock',
        response: { 200: submittedJson.meta({ example: submitted }) },
      },
    },
    async (request) => {
      const { assessment, snapshotHash, at } = await submit(db, request.actor, request.params.id, clock())
      return { snapshotHash, submittedAt: at.toISOString(), score: scoreJson(storedIn(assessment)) }
    },
  )
}

const summary = (row: AssessmentRow) => ({
  id: row.id,
  agency: row.agency_id,
  instrument: row.instrument_id,
  instrumentVersion: row.instrument_version,
  year: row.year,
  stage: row.stage,
  basis: row.basis,
  state: row.state,
  score: scoreJson(storedIn(row)),
  progress: { answered: row.answered, total: row.levels.length },
})

const answerJson = ({ value, ...rest }: AnswerRow) => ({
  ...rest,
  value: value === null ? null : formatHundredths(value),
})

const defined = (texts: { readonly [name: string]: string | undefined }): Change =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
