import t from 'tap'
import { markdownHtml } from '../../src/web/markdown.ts'

t.test('paragraphs, lists, emphasis, links and tables are shown', async (t) => {
  t.equal(
    markdownHtml('Satu **dua**\n\n- tiga\n- empat'),
    '<p>Satu <strong>dua</strong></p>\n<ul>\n<li>tiga</li>\n<li>empat</li>\n</ul>',
  )
  t.match(
    markdownHtml('[SK](https://contoh.go.id/sk.pdf)'),
    '<a href="https://contoh.go.id/sk.pdf" rel="noopener nofollow">SK</a>',
  )
  t.match(markdownHtml('| a | b |\n|---|---|\n| 1 | 2 |'), /<th scope="col">a<\/th>[\s\S]*<td>2<\/td>/)
  t.equal(markdownHtml(''), '')
})

t.test('headings never outrank those of the page', async (t) => {
  t.equal(markdownHtml('# Besar'), '<h3>Besar</h3>')
  t.equal(markdownHtml('###### Kecil'), '<h4>Kecil</h4>')
})

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<iframe src="https://jahat.example"></iframe>',
  '[klik](javascript:alert(1))',
  '[klik](JaVaScRiPt:alert(1))',
  '[klik](java&#10;script:alert(1))',
  '[klik](data:text/html;base64,PHNjcmlwdD4=)',
  '[klik](vbscript:msgbox(1))',
  '<javascript:alert(1)>',
  '![x](https://jahat.example/pixel.png)',
  '![x](x "onerror=alert(1)")',
  '[a](https://a ""onmouseover=alert(1)")',
  '```<script>alert(1)</script>\n```',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--<img src="--><img src=x onerror=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
]

for (const payload of payloads) {
  t.test(`no script comes out of ${payload.slice(0, 40)}`, async (t) => {
    const html = markdownHtml(`Teks\n\n${payload}`)
    t.notMatch(html, /<(script|img|svg|iframe|style|math|form|object)/i)
    t.notMatch(html, /<[^>]*\son\w+\s*=/i)
    t.notMatch(html, /<[^>]+href="(?!https?:|mailto:|tel:)/i)
    t.match(html, 'Teks')
  })
}

t.test('a long and deeply nested text is made in a moment', async (t) => {
  const started = performance.now()
  markdownHtml(`${'> '.repeat(10_000)}x`)
  markdownHtml('['.repeat(20_000))
  markdownHtml('*a '.repeat(7_000))
  t.ok(performance.now() - started < 3_000)
})

t.test('a table of thousands of empty cells stays the text it is', (t) => {
  const bomb = `${'|a'.repeat(200)}|\n${'|-'.repeat(200)}|\n${'|b|\n'.repeat(4_000)}`
  const started = performance.now()
  const html = markdownHtml(bomb)
  t.ok(performance.now() - started < 300)
  t.notMatch(html, '<td')
  t.match(markdownHtml('|a|b|\n|-|-|\n|c|d|'), /<td>c<\/td>/)
  t.end()
})
