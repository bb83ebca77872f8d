import { hash } from '@node-rs/argon2'

/** As the platform keeps a password, but checked in no time. */
export const quickHash = (password: string): Promise<string> => hash(password, { memoryCost: 1024, timeCost: 1 })
