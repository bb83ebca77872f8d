import { readForm } from '../../web/forms.ts'
import type { Room } from '../../web/types.ts'
import { askAgain, askCode, askWho, sayEnded, thank } from './arrival-forms.ts'
import { enterRoom, findRoom, hasEnded, signIn } from './arriving.ts'
import { blank, mendable, told } from './forms.ts'
import { arrivalForm, codeForm, visitParams } from './schema.ts'

/**
 * `/hadir`, short enough to type from a projector, and `/kunjungan/:id/hadir`: whoever reads the code from the screen
 * signs in, without an account. First the code, then name, position and delegation; nothing of the visit is told before
 * the code is right.
 */
export const attending: Room = (app, { db, clock, config }) => {
  const limits = config.limits.attendance

  const anywhere = { config: { access: 'public' }, schema: { hide: true } } as const
  app.get('/hadir', anywhere, async (request, reply) => askCode(request, reply, '/hadir', blank({ code: '' }), null))

  app.post('/hadir', anywhere, async (request, reply) => {
    const { fields } = readForm(codeForm, request.body)
    const arrival = { code: fields.code.value, address: request.ip, at: clock() }
    try {
      const id = await findRoom(db, limits, arrival)
      const room = await enterRoom(db, limits, { ...arrival, id })
      return askWho(request, reply, pathOf(id), room, unknown(arrival.code))
    } catch (error) {
      return askAgain(request, reply, '/hadir', fields, mendable(error))
    }
  })

  const options = { config: { access: 'public' }, schema: { hide: true, params: visitParams } } as const
  app.get('/kunjungan/:id/hadir', options, async (request, reply) => {
    const { id } = request.params
    if (await hasEnded(db, request.actor, id)) return sayEnded(request, reply)
    return askCode(request, reply, pathOf(id), blank({ code: '' }), null)
  })

  app.post('/kunjungan/:id/hadir', options, async (request, reply) => {
    const { id } = request.params
    if (await hasEnded(db, request.actor, id)) return sayEnded(request, reply)
    const action = pathOf(id)
    const code = readForm(codeForm, request.body)
    const arrival = { id, code: code.fields.code.value, address: request.ip, at: clock() }
    try {
      if (!isAnswered(request.body)) {
        return askWho(request, reply, action, await enterRoom(db, limits, arrival), unknown(arrival.code))
      }
      const form = readForm(arrivalForm, request.body)
      if (!form.ok) {
        const room = await enterRoom(db, limits, arrival)
        return askWho(request, reply, action, room, told(request.t, form.fields, null))
      }
      return thank(request, reply, form.data.name, await signIn(db, limits, arrival, form.data))
    } catch (error) {
      return askAgain(request, reply, action, code.fields, mendable(error))
    }
  })
}

const pathOf = (id: string): string => `/kunjungan/${id}/hadir`

/** The second form, before anything is typed into it. */
const unknown = (code: string) => blank({ code, name: '', position: '', agency: '' })

/** The second form was sent, whatever stands in it. */
const isAnswered = (body: unknown): boolean => body !== null && typeof body === 'object' && 'name' in body
