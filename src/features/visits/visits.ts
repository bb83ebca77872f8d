export { type PaperCommitment, type PaperDelegation, type VisitPaper, visitPaperData } from './paper.ts'
