import { page } from '../../web/pages.ts'
import type { RegionProps, ReportProps } from './page-props.ts'

export const reportPage = page<ReportProps>('reports/report')
export const regionPage = page<RegionProps>('reports/region')
