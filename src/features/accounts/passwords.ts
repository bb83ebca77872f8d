import { hash, verify } from '@node-rs/argon2'

// Argon2 takes memory on purpose: a crowd of sign-ins waits in line instead of filling the machine.
const AT_ONCE = 2
let busy = 0
const waiting: (() => void)[] = []

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password))

/** Takes equally long whether or not the account exists, so that time tells nothing. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const right = await inTurn(async () => verify(stored ?? (await nobody), password))
  return right && stored != null
}

const nobody = hash('the password of nobody')

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  busy++
  try {
    return await work()
  } finally {
    busy--
    waiting.shift()?.()
  }
}
