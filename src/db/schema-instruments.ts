import type { Json } from './schema-columns.ts'

export type InstrumentState = 'draft' | 'published' | 'retired'

export interface InstrumentTable {
  id: string
  version: number
  sha256: string
  state: InstrumentState
  title: string
  title_en: string
  indicator_count: number
  /** The file as it was loaded; `parseInstrument` reads it. */
  content: Json<object>
  loaded_at: Date
}

export interface EvidenceItemTable {
  instrument_id: string
  instrument_version: number
  id: string
  indicator: number
  level: number
  position: number
  text: string
  text_en: string
}
