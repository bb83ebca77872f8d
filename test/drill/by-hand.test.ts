import t from 'tap'
import { aBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import { answerAndGoOn, INDICATORS, indexAfter, standing, startThisYear } from '../support/journey.ts'

const browser = await aBrowser(t)

for (const javaScript of [true, false]) {
  t.test(`${javaScript ? 'with' : 'without'} JavaScript a member answers all 47 by the button`, async (t) => {
    const { address: at } = await aServer(t)
    const { page, complaints } = await aPage(t, browser, { at, width: 360, javaScript })
    await signIn(page, 'anggota@bandung.example')
    const path = await startThisYear(page)
    await page.goto(`${path}/indikator/1`)
    for (let number = 1; number <= INDICATORS; number++) await answerAndGoOn(page, number)
    const { index, answered } = await standing(t, page, path)
    t.same([index, answered], [indexAfter(INDICATORS), '47'])
    t.same(complaints, [])
  })
}
