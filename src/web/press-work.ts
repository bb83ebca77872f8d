import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'

// The work of `press.ts`, in a process of its own that ends with the program.

interface Order {
  readonly template: 'report' | 'letter'
  readonly data: string
  /** Seconds since 1970. */
  readonly made: number
}

const { resolve } = createRequire(import.meta.url)
const fonts = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']
// Files are those given here: nothing beside them can be read.
const workspace = join(import.meta.dirname, 'no-files')
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(resolve(`@expo-google-fonts/inter/${file}`))) }],
})
const markup = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.typ`), 'utf8')
const templates = { report: markup('report'), letter: markup('letter') }

process.on('message', (order: Order) => process.send?.(answerTo(order)))
process.on('disconnect', () => process.exit())

function answerTo({
  template,
  data,
  made,
}: Order): { readonly pdf: Buffer; readonly bytes: number } | { readonly error: string } {
  compiler.mapShadow(join(workspace, 'data.json'), Buffer.from(data))
  const compiled = compiler.compile({ mainFileContent: templates[template] })
  const document = compiled.result
  if (!document) return { error: JSON.stringify(compiled.takeError()?.shortDiagnostics) }
  try {
    return {
      pdf: compiler.pdf(document, { pdfStandard: PdfStandard.UA_1, creationTimestamp: made }),
      bytes: process.memoryUsage.rss(),
    }
  } catch (error) {
    return { error: String(error) }
  } finally {
    compiler.evictCache(0)
  }
}
