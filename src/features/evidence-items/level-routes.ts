import { type Action, demandOfSeen } from '../../domain/permissions.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { judgeCriterion } from './judging.ts'
import { type LevelSaid, levelPathOf, levelProps } from './level-props.ts'
import { coverLevels, uncoverLevel } from './marking.ts'
import { openLevel } from './opening.ts'
import { levelPage } from './pages.ts'
import { statusOf, toldHere, withErrors } from './saying.ts'
import { criterionForm, type LEVEL_DONE, levelParams, levelQuery } from './schema.ts'
import type { LevelPlace } from './taking.ts'

const BLANK: LevelSaid = { criterion: emptyForm(criterionForm), done: '', problem: '' }

/** `/penilaian/:id/indikator/:number/tingkat/:level`: what a level stands on, and whether its criteria are met. */
export const levelRoutes: Room = (app, { db, clock }) => {
  const access = { config: { access: 'assessment:read' } } as const
  const path = '/penilaian/:id/indikator/:number/tingkat/:level'
  const posting = { ...access, schema: { hide: true, params: levelParams } } as const

  app.get(
    path,
    { ...access, schema: { hide: true, params: levelParams, querystring: levelQuery } },
    async (request, reply) => {
      const { keadaan } = request.query
      const done = keadaan === undefined ? '' : request.t(`ladder.levelDone.${keadaan}`)
      return show(request, reply, { ...BLANK, done }, 200)
    },
  )

  app.post(`${path}/tercakup`, posting, async (request, reply): Promise<Reply> => {
    const { id, ...place } = request.params
    const act = () => coverLevels(db, request.actor, clock(), id, [place])
    return attempt(request, reply, { said: BLANK, action: 'evidence:mark', done: 'ditandai', act })
  })

  app.post(`${path}/tercakup/pencabutan`, posting, async (request, reply): Promise<Reply> => {
    const act = () => uncoverLevel(db, request.actor, clock(), request.params)
    return attempt(request, reply, { said: BLANK, action: 'evidence:mark', done: 'dicabut', act })
  })

  app.post(`${path}/putusan`, posting, async (request, reply): Promise<Reply> => {
    const { fields: criterion, ...form } = readForm(criterionForm, request.body)
    const said = { ...BLANK, criterion }
    const given = form.ok && { met: form.data.terpenuhi === 'ya', note: form.data.catatan, sight: form.data.dasar }
    const act = given && (() => judgeCriterion(db, request.actor, clock(), request.params, given))
    return attempt(request, reply, { said, action: 'evidence:judge', done: 'diputuskan', act })
  })

  type Asked = Request & { readonly params: LevelPlace }

  interface Attempt {
    readonly said: LevelSaid
    readonly action: Action
    readonly done: (typeof LEVEL_DONE)[number]
    /** False where the form could not be read. */
    readonly act: false | (() => Promise<unknown>)
  }

  /** Does what a form asks for and shows the page anew; what is refused comes back as typed. */
  async function attempt(request: Asked, reply: Reply, { said, action, done, act }: Attempt): Promise<Reply> {
    if (!act) return show(request, reply, said, 422, action)
    try {
      await act()
      return reply.seeOther(`${levelPathOf(request.params)}?keadaan=${done}`)
    } catch (error) {
      const refusal = toldHere(error)
      const ofNoField = refusal.details.errors?.find(({ field }) => !(field in said.criterion))
      const problem = refusal.kind === 'invalid' ? (ofNoField?.key ?? '') : refusal.key
      const back = { criterion: withErrors(said.criterion, refusal), problem: problem && request.t(problem) }
      return show(request, reply, { ...said, ...back }, statusOf(refusal), action)
    }
  }

  /** After a form nobody without the right sees the page as if only a field were wrong (403). */
  async function show(request: Asked, reply: Reply, said: LevelSaid, status: number, action?: Action): Promise<Reply> {
    const opened = await openLevel(db, request.actor, request.params)
    if (action) demandOfSeen(request.actor, action, opened.subject)
    const props = levelProps(request, request.params, opened, said)
    return reply.page(levelPage, props, { title: props.title, status })
  }
}
