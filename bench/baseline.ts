// H, what pages are compared with: fastify and Handlebars with their usual settings make a page of 27 KB from memory.
// No database, no session, no language, no compression. node bench/baseline.ts prints where it answers.
import Fastify from 'fastify'
import Handlebars from 'handlebars'

const entry = (number: number) => ({
  number,
  href: `/daerah/${number}`,
  name: `Kabupaten Contoh ${number}`,
  province: 'Jawa Barat & sekitarnya',
  index: (2 + (number % 30) / 10).toFixed(2),
  latest: number % 3 === 0,
  text: 'Layanan administrasi kependudukan, perizinan dan kesehatan terhubung dalam satu aplikasi daerah.',
})

const props = {
  title: 'Daftar daerah',
  menu: ['kalkulator', 'daerah', 'praktik', 'instrumen', 'data'].map((name) => ({ href: `/${name}`, name })),
  entries: Array.from({ length: 91 }, (_, at) => entry(at + 1)),
}

const template = Handlebars.compile(`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}}</title>
<link rel="stylesheet" href="/site.css">
</head>
<body>
<nav><ul>{{#each menu}}<li><a href="{{href}}">{{name}}</a></li>{{/each}}</ul></nav>
<main>
<h1>{{title}}</h1>
<ol>
{{#each entries}}
<li class="card" id="entry-{{number}}">
<h2><a href="{{href}}">{{name}}</a></h2>
<p class="quiet">{{province}}{{#if latest}} <span class="tag">terbaru</span>{{/if}}</p>
<p class="figure-value">{{index}}</p>
<p>{{text}}</p>
</li>
{{/each}}
</ol>
</main>
</body>
</html>
`)

const app = Fastify()
app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(template(props)))
app.get('/json', async () => ({ hello: 'world' }))
console.log(`  ${await app.listen({ host: '127.0.0.1', port: 0 })}/`)
process.on('SIGTERM', () => app.close().then(() => process.exit()))
