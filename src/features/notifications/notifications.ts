export { type Follow, follow, followsOf } from './following.ts'
export { type News, notify } from './telling.ts'
