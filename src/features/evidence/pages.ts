import type { AskedField, Option } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'

export interface Mark {
  readonly label: string
  /** A class of `.tag`, or empty. */
  readonly tone: string
}

export interface ListProps {
  /** What was just done; empty for nothing. */
  readonly note: string
  readonly mayUpload: boolean
  readonly usage: string
  readonly q: string
  readonly indicators: readonly Option[]
  readonly states: readonly Option[]
  readonly filtered: boolean
  readonly found: string
  readonly items: readonly {
    readonly href: string
    readonly title: string
    readonly number: string
    readonly what: string
    readonly uses: string
    readonly marks: readonly Mark[]
    readonly at: Date
  }[]
  readonly previous: string | null
  readonly following: string | null
}
export const listPage = page<ListProps>('evidence/list')

interface FormParts {
  readonly back: { readonly href: string; readonly label: string }
  readonly eyebrow: string
  readonly title: string
  readonly lead: string
  /** What went wrong as a whole; empty where nothing did. */
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly action: string
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly fields: readonly AskedField[]
  /** Folded away until somebody has written there. */
  readonly account: { readonly fields: readonly AskedField[]; readonly open: boolean } | null
  readonly button: string
}

/** A form with a file in it. */
export interface FileFormProps extends FormParts {
  readonly fileError: string
  readonly limit: string
  readonly limitBytes: number
  readonly several: boolean
  /** What has arrived already and need not be chosen again. */
  readonly uploads: readonly { readonly id: string; readonly name: string; readonly size: string }[]
  /** Documents that the same bytes are in already. */
  readonly twins: readonly { readonly href: string; readonly title: string; readonly use: string }[]
  readonly linkPath: string
}
export const fileFormPage = page<FileFormProps>('evidence/file-form')

/** A form without one: of a link, or of what is said about a document. */
export interface PlainFormProps extends FormParts {
  /** What others have stored meanwhile, field by field. */
  readonly theirs: readonly { readonly label: string; readonly value: string }[]
}
export const plainFormPage = page<PlainFormProps>('evidence/form')

export interface DocumentProps {
  readonly id: string
  readonly title: string
  readonly agency: string
  readonly isLink: boolean
  readonly url: string
  readonly marks: readonly Mark[]
  readonly note: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly account: { readonly user: string; readonly access: string } | null
  readonly revisions: readonly {
    readonly href: string
    readonly number: number
    readonly newest: boolean
    readonly file: string
    readonly note: string
    readonly sha256: string
    readonly by: string
    readonly at: Date
  }[]
  readonly uses: readonly {
    readonly href: string
    readonly item: string
    readonly where: string
    readonly place: string
    readonly simulated: boolean
    readonly ended: boolean
  }[]
  readonly events: readonly {
    readonly at: Date
    readonly by: string
    readonly what: string
    readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[]
  }[]
  readonly mayChange: boolean
}
export const documentPage = page<DocumentProps>('evidence/document')
