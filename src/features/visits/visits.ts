export { type EndingAgreement, endingAgreements } from './agreeing.ts'
export { type OwnVisit, visitTurns } from './own.ts'
export { type PaperCommitment, type PaperDelegation, type VisitPaper, visitPaperData } from './paper.ts'
export { visitTasks } from './tasks.ts'
