import { page } from '../../web/pages.ts'
import type { ReportProps } from './page-props.ts'

export const reportPage = page<ReportProps>('reports/report')
