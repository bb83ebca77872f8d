import type { Zone } from '../domain/working-days.ts'

export interface TimeZoneTable {
  province_code: string
  zone: Zone
  source_title: string
}
