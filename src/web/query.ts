import { z } from 'zod'

/** A query value as text, whatever was sent: one given twice counts as its last. Handlers read it like a form. */
export const queryText = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat().at(-1) ?? '')

/** Like `queryText` for a value that may be given several times or as a list with commas. */
export const queryList = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat().join(','))
