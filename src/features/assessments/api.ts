import { z } from 'zod'
import { asActor } from '../../db/actor.ts'
import type { Change } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { checkValue } from '../../domain/values.ts'
import type { Room } from '../../web/types.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { AnswerRow, AssessmentRow } from './queries.ts'
import { openAnswer, openWithAnswers, ownAssessments } from './reading.ts'
import { saveAnswer } from './saving.ts'
import {
  answerBody,
  assessmentJson,
  assessmentParams,
  indicatorParams,
  savedJson,
  startBody,
  submittedJson,
  summaryJson,
} from './schema.ts'
import { scoreJson, storedIn } from './scoring.ts'
import { startAssessment } from './starting.ts'
import { markReady, submit, takeBack } from './submitting.ts'

const tags = ['assessments']

/** The JSON twin of the pages under /penilaian. */
export const assessmentApi: Room = (app, { db, clock, config: { limits } }) => {
  const list = z.object({ items: z.array(summaryJson), next: z.null() })
  const reading = { access: 'assessment:list' } as const
  const opening = { access: 'assessment:read' } as const

  app.get(
    '/api/v1/assessments',
    { config: reading, schema: { tags, summary: 'My agency’s assessments', response: { 200: list } } },
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
        response: { 200: assessmentJson },
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
      config: { access: 'assessment:start' },
      schema: { tags, summary: 'Start a year', body: startBody, response: { 201: assessmentJson } },
    },
    async (request, reply) => {
      const id = await startAssessment(db, request.actor, request.body, clock())
      const { assessment, answers } = await openWithAnswers(db, request.actor, id)
      reply.code(201).header('location', `/api/v1/assessments/${id}`)
      return { ...summary(assessment), answers: answers.map(answerJson) }
    },
  )

  const saveLimit = app.rateLimit({
    max: limits.save.perSecond,
    timeWindow: 1_000,
    keyGenerator: (request) => request.actor?.personId ?? request.ip,
    errorResponseBuilder: () => new Refusal('limited', 'refusal.tooManySaves', { retryAfterSeconds: 1 }),
  })
  const saving = {
    config: { access: 'assessment:read' } as const,
    preHandler: saveLimit,
    schema: {
      tags,
      summary: 'Save the changed fields of one answer',
      params: indicatorParams,
      body: answerBody,
      response: { 200: savedJson },
    },
  }
  app.patch('/api/v1/assessments/:id/answers/:number', saving, async (request) => {
    const { id, number } = request.params
    const { version, value, ...texts } = request.body
    const { instrument } = await asActor(db, request.actor, (tx) => openAnswer(tx, request.actor, id, number))
    const change: Change = { ...defined(texts), ...(value !== undefined && { value: sentValue(instrument, value) }) }
    const saved = await saveAnswer(db, request.actor, id, number, { version, change }, clock())
    const score = scoreJson(saved.score)
    const total = saved.instrument.indicators.length
    return { version: saved.version, score, progress: { answered: total - score.missing.length, total } }
  })

  const step = { config: opening, schema: { tags, params: assessmentParams } }
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
    '/api/v1/assessments/:id/submission',
    { ...step, schema: { ...step.schema, summary: 'Submit and lock', response: { 200: submittedJson } } },
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

/** A sent value in hundredths; null clears the answer. */
export function sentValue(instrument: LoadedInstrument, sent: number | string | null): number | null {
  if (sent === null) return null
  const read = checkValue(instrument, sent)
  if (typeof read !== 'string') return read
  const error = { field: 'value', code: read, key: `assessments.error.value.${read}`, args: { given: String(sent) } }
  throw new Refusal('invalid', 'refusal.invalid', { errors: [error] })
}

const defined = (texts: { readonly [name: string]: string | undefined }): Change =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
