export { type Asked, askedFor, askForSection, confirmPractice } from './asking.ts'
export { type Manuscript, openText } from './reading.ts'
export { publishText, returnText, sendText, takeOn, withdrawText } from './reviewing.ts'
export { saveText, startText } from './writing.ts'
