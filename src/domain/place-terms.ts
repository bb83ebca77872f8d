/** Names of provinces as people shorten them. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    babel: 'bangka belitung',
    diy: 'daerah istimewa yogyakarta',
    dki: 'ibukota jakarta',
    jabar: 'jawa barat',
    jateng: 'jawa tengah',
    jatim: 'jawa timur',
    kalbar: 'kalimantan barat',
    kalsel: 'kalimantan selatan',
    kaltara: 'kalimantan utara',
    kalteng: 'kalimantan tengah',
    kaltim: 'kalimantan timur',
    kepri: 'kepulauan riau',
    malut: 'maluku utara',
    ntb: 'nusa tenggara barat',
    ntt: 'nusa tenggara timur',
    sulbar: 'sulawesi barat',
    sulsel: 'sulawesi selatan',
    sulteng: 'sulawesi tengah',
    sultra: 'sulawesi tenggara',
    sulut: 'sulawesi utara',
    sumbar: 'sumatera barat',
    sumsel: 'sumatera selatan',
    sumut: 'sumatera utara',
  }),
)

/** The words to look for in a region's name or code: "Kab. Bandung" → kab, bandung; "NTB" → nusa, tenggara, barat. */
export const placeTerms = (typed: string): readonly string[] =>
  typed
    .toLowerCase()
    .split(/[\s,\p{Cc}]+/u)
    .map((word) => word.replace(/\.$/, ''))
    .flatMap((word) => (SHORT.get(word) ?? word).split(' '))
    .filter((word) => word !== '')
