import type { z } from 'zod'
import type { Handle } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Action } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import type { Request } from '../../web/types.ts'
import type { Ahead } from './form-pages.ts'
import type { Ask, Typed } from './form-view.ts'
import type { AdoptionRow } from './queries.ts'

type Who = Request['actor']

interface Described {
  /** Last part of the address. */
  readonly place: string
  /** Its texts stand under `adoptions.form.<name>`. */
  readonly name: string
  readonly access: Action
  /** Whether it makes something new: a second click makes nothing more. */
  readonly once?: boolean
  /** What is asked; refuses whoever may not do it (403) and what cannot be done now (409). */
  asks(request: Request, adoption: AdoptionRow, today: string): readonly Ask[]
  /** What leads further than this form, where something does. */
  ahead?(request: Request, adoption: AdoptionRow): Ahead | null
  /** What stands in the form before anybody typed. */
  start(adoption: AdoptionRow, today: string): Readonly<Record<string, string>>
}

interface Definition<Shape extends z.ZodRawShape> extends Described {
  readonly form: z.ZodObject<Shape>
  act(tx: Handle, who: Who, id: string, data: z.output<z.ZodObject<Shape>>, at: Date): Promise<unknown>
}

/** One thing that can be done to an adoption, with a page of its own. */
export interface Step extends Described {
  read(body: unknown): {
    readonly ok: boolean
    readonly fields: Typed
    act(tx: Handle, who: Who, id: string, at: Date): Promise<unknown>
  }
}

export const step = <Shape extends z.ZodRawShape>(definition: Definition<Shape>): Step => ({
  ...definition,
  read: (body) => {
    const form = readForm(definition.form, body)
    return {
      ok: form.ok,
      fields: form.fields,
      act: async (tx, who, id, at) => (form.ok ? definition.act(tx, who, id, form.data, at) : undefined),
    }
  },
})

/** Refuses (409) what cannot be done where an adoption stands now. */
export function refuseUnless(possible: boolean, key: string): void {
  if (!possible) throw new Refusal('conflict', key)
}
