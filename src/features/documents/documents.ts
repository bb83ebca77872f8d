import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import type { Actor } from '../../domain/permissions.ts'
import { docxOf } from '../../web/docx.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { findPractice } from '../practices/practices.ts'
import { fileName } from './file-name.ts'
import { type Addressee, kitValues } from './kit.ts'
import { type Merged, merge, mergeLine } from './merging.ts'
import type { KitPaper } from './schema.ts'
import { wordings } from './wording.ts'

/** A .docx file with the name it is kept under. */
export interface Download {
  readonly name: string
  readonly file: Buffer
}

/**
 * A draft of a practice's kit with agency, unit, year and everything the library knows of the practice merged in.
 * `address` is that of the practice's page. Refuses an unknown practice (404).
 */
export async function kitDraft(
  db: Database,
  who: Actor | null,
  slug: string,
  kind: KitPaper,
  addressee: Addressee,
  address: string,
): Promise<Download> {
  const practice = await asActor(db, who, (tx) => findPractice(tx, slug))
  const [inForce, linked] = await Promise.all([
    findInstrument(db, instrumentOfYear(addressee.year)),
    findInstrument(db, practice.instrument),
  ])
  const values = kitValues(practice, addressee, {
    regulation: inForce.regulation,
    linkedRegulation: linked.regulation,
    indicators: linked.indicators.filter((one) => practice.indicators.includes(one.number)),
    address,
  })
  return written(kind, values, { draft: true, simulated: practice.basis === 'simulated' }, [
    slug,
    addressee.agency,
    String(addressee.year),
  ])
}

interface Standing {
  readonly draft: boolean
  readonly simulated: boolean
}

/** A wording with its values, as a file; its standing is marked on every page, `parts` end its name. */
async function written(
  kind: string,
  values: Merged,
  { draft, simulated }: Standing,
  parts: readonly string[],
): Promise<Download> {
  const wording = wordings.get(kind)
  if (!wording) throw new Error(`no wording ${kind}`)
  const file = await docxOf({
    title: mergeLine(wording.title, values),
    mark: [draft ? 'DRAF' : '', simulated ? 'SIMULASI' : ''].filter(Boolean).join(' · '),
    foot: mergeLine(wording.foot, values),
    font: wording.font,
    blocks: merge(wording.blocks, values),
  })
  return { name: fileName([wording.file, ...parts], simulated), file }
}
