import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'
import { family } from './chart-font.ts'

// Whatever draws on a canvas imports this first.
const { resolve } = createRequire(import.meta.url)
for (const file of ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']) {
  const path = resolve(`@expo-google-fonts/inter/${file}`)
  if (GlobalFonts.registerFromPath(path, family) === null) throw new Error(`The font ${path} cannot be read`)
}
