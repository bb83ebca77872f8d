export { afterwards, type Delivery, deliver, handOver } from './delivery.ts'
export { linkBehind, type OpenLink, useUp } from './links.ts'
export { enqueue, LINK, type NewMessage, type Phrase, withdraw } from './outbox.ts'
export { type Unsubscription, unsubscriptionBehind, useUnsubscription } from './unsubscribing.ts'
