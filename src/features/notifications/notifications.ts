export { type Follow, follow, followIn, followsOf } from './following.ts'
export { tellByMail } from './mailing.ts'
export { type News, notify } from './telling.ts'
