import { page } from '../../web/pages.ts'
import type { ReportProps } from './page-props.ts'
import type { RegionProps } from './region-props.ts'

export const reportPage = page<ReportProps>('reports/report')
export const regionPage = page<RegionProps>('reports/region')
