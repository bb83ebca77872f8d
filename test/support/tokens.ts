import { v7 as uuid } from 'uuid'
import type { Scope } from '../../src/domain/scopes.ts'
import type { Response, TestApp, Visitor } from './app.ts'

/** Makes a token as a browser does, and gives what is shown of it once. */
export async function aToken(
  visitor: Visitor,
  scopes: readonly Scope[],
  days = '30',
  name = 'Dasbor',
): Promise<string> {
  const ticked = Object.fromEntries(scopes.map((scope) => [scope, 'on']))
  const { body } = await visitor.post('/akun/token', { id: uuid(), name, days, ...ticked })
  return /value="(lab_[\w-]{43})"/.exec(body)?.[1] ?? ''
}

/** Calls the API as a program does: with a token, without a cookie and without what browsers say. */
export const callWith = (
  { app }: Pick<TestApp, 'app'>,
  token: string,
  path: string,
  { method = 'GET', body, headers = {} }: { method?: 'GET' | 'POST' | 'PATCH'; body?: object; headers?: object } = {},
): Promise<Response> =>
  app.inject({
    method,
    url: path,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body && { payload: body }),
  })
