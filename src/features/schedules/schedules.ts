export { mailReports } from './mailing.ts'
