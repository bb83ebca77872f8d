import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import type { Actor } from '../../domain/permissions.ts'
import { docxOf, type Paper } from '../../web/docx.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { findPractice } from '../practices/practices.ts'
import { requestPaper } from '../requests/requests.ts'
import { visitPaperData } from '../visits/visits.ts'
import { fileName } from './file-name.ts'
import { type Addressee, kitValues } from './kit.ts'
import { type Merged, merge, mergeLine } from './merging.ts'
import { regionName } from './region-name.ts'
import { requestValues } from './request-values.ts'
import type { KitPaper, VisitPaperKind } from './schema.ts'
import { visitValues } from './visit-values.ts'
import { wordings } from './wording.ts'

export { fileName } from './file-name.ts'
export { formalName } from './kit.ts'
export type { Merged } from './merging.ts'
export { regionName } from './region-name.ts'

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
  return written(kind, [values], { draft: true, simulated: practice.basis === 'simulated' }, [
    slug,
    addressee.agency,
    String(addressee.year),
  ])
}

/**
 * A paper of a visit, one after the other for each delegation that `who` may see (or the one named by `agency`); the
 * list of attendance is one for all. Refuses whoever does not take part, and an agency that does not (404).
 */
export async function visitPaper(
  db: Database,
  who: Actor | null,
  id: string,
  kind: VisitPaperKind,
  agency: string | undefined,
): Promise<Download> {
  const visit = await asActor(db, who, (tx) => visitPaperData(tx, who, id))
  const meant = visit.delegations.filter((one) => agency === undefined || one.agency === agency)
  if (agency !== undefined && meant.length === 0) throw new Refusal('notFound', 'refusal.notFound')
  const [first = null] = meant
  const values =
    kind === 'daftar-hadir' || first === null
      ? [visitValues({ ...visit, delegations: meant }, first)]
      : meant.map((delegation) => visitValues(visit, delegation))
  const draft = (kind === 'keterangan' || kind === 'laporan') && visit.state !== 'closed'
  const guest = meant.length === 1 && first !== null ? regionName(first.agency, first.name) : ''
  const host = regionName(visit.host.agency, visit.host.name)
  return written(kind, values, { draft, simulated: visit.basis === 'simulated' }, [guest, host, visit.heldOn])
}

/**
 * The letter that asks a unit for the evidence it still owes. Refuses whoever is not of the agency (404), and a unit that
 * owes nothing (409).
 */
export async function requestLetter(
  db: Database,
  who: Actor | null,
  place: { readonly id: string; readonly unit: string },
  at: Date,
): Promise<Download> {
  const paper = await asActor(db, who, (tx) => requestPaper(tx, who, place, at))
  const parts = [paper.unit, String(paper.year)]
  return written('permintaan-bukti', [requestValues(paper)], { draft: false, simulated: false }, parts)
}

interface Standing {
  readonly draft: boolean
  readonly simulated: boolean
}

/** A wording with its values as a file; its standing is marked on every page, `parts` end its name. */
async function written(
  kind: string,
  values: readonly Merged[],
  standing: Standing,
  parts: readonly string[],
): Promise<Download> {
  const { name, paper } = composed(kind, values, standing, parts)
  return { name: `${name}.docx`, file: await docxOf(paper) }
}

/** A wording with its values, page after page where there are several; its name has no ending yet. */
export function composed(
  kind: string,
  values: readonly Merged[],
  { draft, simulated }: Standing,
  parts: readonly string[],
): { readonly name: string; readonly paper: Paper } {
  const wording = wordings.get(kind)
  const [first] = values
  if (!wording || !first) throw new Error(`nothing to write as ${kind}`)
  const paper: Paper = {
    title: mergeLine(wording.title, first),
    mark: [draft ? 'DRAF' : '', simulated ? 'SIMULASI' : ''].filter(Boolean).join(' · '),
    foot: mergeLine(wording.foot, first),
    font: wording.font,
    blocks: values.flatMap((one, at) => [...(at > 0 ? [NEW_PAGE] : []), ...merge(wording.blocks, one)]),
  }
  return { name: fileName([wording.file, ...parts], simulated), paper }
}

const NEW_PAGE = { kind: 'page' } as const
