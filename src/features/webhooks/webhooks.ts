export { deliverWebhooks } from './delivering.ts'
