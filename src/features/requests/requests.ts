export { type RequestPaper, requestPaper } from './paper.ts'
export { deliveryTasks } from './tasks.ts'
