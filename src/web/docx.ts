/**
 * A paper on A4 as plain values. Every text is plain: a line break in it starts a new line, and what stands in square
 * brackets is marked as a place that a person has to fill in.
 */
export interface Paper {
  readonly title: string
  /** Stands above and across every page (DRAF, SIMULASI); empty where nothing of the kind has to be said. */
  readonly mark: string
  /** Small, at the foot of every page. */
  readonly foot: string
  readonly font: 'Arial' | 'Bookman Old Style'
  readonly blocks: readonly Block[]
}

export type Marks = 'letters' | 'numbers' | 'dashes'

export type Block =
  /** Who writes, above a rule; the last line is small. */
  | { readonly kind: 'letterhead'; readonly lines: readonly string[] }
  /** In the middle; an empty line leaves room. */
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'right' | undefined }
  /** What the reader must know before using the paper, in a frame. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly marks: Marks; readonly items: readonly string[] }
  /** "Menimbang : a. bahwa …": a word and its marked clauses, after a lead where there is one. */
  | {
      readonly kind: 'clauses'
      readonly label: string
      readonly lead?: string | undefined
      readonly marks: Marks
      readonly items: readonly string[]
    }
  /** "Nomor : …", "KESATU : …": words with one text each. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly string[])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      /** Of the columns, in hundredths of the width. */
      readonly widths: readonly number[]
      readonly rows: readonly (readonly string[])[]
      /** Rows high enough for a signature. */
      readonly tall?: boolean | undefined
    }
  /** In the right half, kept together; an empty line leaves room for the hand. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }
  | { readonly kind: 'page' }

/** The paper as a .docx file in Indonesian. The library is loaded with the first one: most days nobody asks for any. */
export async function docxOf(paper: Paper): Promise<Buffer> {
  const { fileOf } = await import('./docx-file.ts')
  return fileOf(paper)
}

/** The media type of what `docxOf` makes. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
