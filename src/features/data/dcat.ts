import type { Database } from '../../db/database.ts'
import { type Lang, translator } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import { FORMATS, type Format } from './files.ts'
import { LICENCE_URL, licenceOf } from './licence.ts'
import { type DataSet, dataSets } from './sets.ts'

/** The catalogue for other catalogues: DCAT-AP 3 as JSON-LD. `origin` is where this platform is reached. */
export async function dcatCatalogue(db: Database, origin: string): Promise<object> {
  const sets = await dataSets(db)
  const dated = await Promise.all(sets.map(async (set) => ({ set, changedOn: await set.changedOn(db) })))
  const last = dated
    .flatMap(({ changedOn }) => changedOn ?? [])
    .sort()
    .at(-1)
  return {
    '@context': CONTEXT,
    '@id': `${origin}/data`,
    '@type': 'dcat:Catalog',
    title: inBoth((lang) => translator(lang)('data.title')),
    description: inBoth((lang) => translator(lang)('data.description')),
    publisher: publisherAt(origin),
    homepage: `${origin}/`,
    language: Object.values(LANGUAGES),
    license: LICENCE_URL,
    ...(last && { modified: day(last) }),
    dataset: dated.map(({ set, changedOn }) => datasetOf(origin, set, changedOn)),
  }
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: 'dct:title',
  description: 'dct:description',
  identifier: 'dct:identifier',
  publisher: 'dct:publisher',
  modified: 'dct:modified',
  rights: 'dct:rights',
  name: 'foaf:name',
  dataset: { '@id': 'dcat:dataset', '@container': '@set' },
  distribution: { '@id': 'dcat:distribution', '@container': '@set' },
  keyword: 'dcat:keyword',
  homepage: { '@id': 'foaf:homepage', '@type': '@id' },
  language: { '@id': 'dct:language', '@type': '@id' },
  license: { '@id': 'dct:license', '@type': '@id' },
  landingPage: { '@id': 'dcat:landingPage', '@type': '@id' },
  accessURL: { '@id': 'dcat:accessURL', '@type': '@id' },
  downloadURL: { '@id': 'dcat:downloadURL', '@type': '@id' },
  mediaType: { '@id': 'dcat:mediaType', '@type': '@id' },
  format: { '@id': 'dct:format', '@type': '@id' },
}

const LANGUAGES: Readonly<Record<Lang, string>> = {
  id: 'http://publications.europa.eu/resource/authority/language/IND',
  en: 'http://publications.europa.eu/resource/authority/language/ENG',
}
const TYPES: Readonly<Record<Format, string>> = {
  csv: 'https://www.iana.org/assignments/media-types/text/csv',
  json: 'https://www.iana.org/assignments/media-types/application/json',
}

const day = (value: string) => ({ '@type': 'xsd:date', '@value': value })

const inBoth = (text: (lang: Lang) => string) =>
  (['id', 'en'] as const).map((lang) => ({ '@language': lang, '@value': text(lang) }))

const publisherAt = (origin: string) => ({
  '@id': `${origin}/`,
  '@type': 'foaf:Agent',
  name: 'Indonesia Digital Services Living Lab',
})

function datasetOf(origin: string, set: DataSet, changedOn: string | null) {
  const speaking = (lang: Lang) => ({ lang, t: translator(lang) })
  return {
    '@id': `${origin}/data/${set.id}`,
    '@type': 'dcat:Dataset',
    identifier: set.id,
    title: inBoth((lang) => set.title(speaking(lang))),
    description: inBoth((lang) => set.text(speaking(lang))),
    keyword: ['SPBE', 'e-government'],
    publisher: publisherAt(origin),
    landingPage: `${origin}/data/${set.id}`,
    ...(changedOn && { modified: day(changedOn) }),
    distribution: FORMATS.flatMap((format) =>
      (['id', 'en'] as const).map((lang) => distributionOf(origin, set, format, lang)),
    ),
  }
}

function distributionOf(origin: string, set: DataSet, format: Format, lang: Lang) {
  const url = origin + pathIn(lang, `/data/${set.id}.${format}`)
  return {
    '@id': url,
    '@type': 'dcat:Distribution',
    title: `${set.id}.${format} (${lang})`,
    accessURL: origin + pathIn(lang, `/data/${set.id}`),
    downloadURL: url,
    mediaType: TYPES[format],
    format: `http://publications.europa.eu/resource/authority/file-type/${format.toUpperCase()}`,
    language: LANGUAGES[lang],
    license: LICENCE_URL,
    rights: inBoth((spoken) => licenceOf(translator(spoken), set)),
  }
}
