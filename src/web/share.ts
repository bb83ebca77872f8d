import type { Config } from '../config.ts'
import { pathIn } from './language.ts'
import type { Request } from './types.ts'

/** The whole address of an own page in the reader's language, for links that leave the platform. */
export const addressOf = (
  request: Pick<Request, 'lang' | 'host'>,
  { baseUrl }: Pick<Config, 'baseUrl'>,
  path: string,
): string => (baseUrl ?? `http://${request.host}`) + pathIn(request.lang, path)

/** A link that opens WhatsApp with a text and an address, to be sent to whomever the reader chooses. */
export const whatsAppLink = (text: string, address: string): string => whatsAppText(`${text} ${address}`)

/** The same with a text that has its address in it already. */
export const whatsAppText = (text: string): string => `https://wa.me/?text=${encodeURIComponent(text)}`
