export { countWaiting, type Delivery, decideDelivery, insertDelivery, listDeliveries, listWaiting } from './queries.ts'
export { waitingLine } from './told.ts'
