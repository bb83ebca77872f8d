export { type Follow, follow, followIn, followsOf } from './following.ts'
export { type News, notify } from './telling.ts'
