// What waits to be sent, as a text file that people can read.

/** One answer after the other, each field under its name as the page calls it. */
export function textOf(entries) {
  const names = JSON.parse(document.querySelector('dialog[data-unsent]').dataset.words)
  return entries
    .map(({ number, assessment, fields }) => {
      const texts = Object.entries(fields).map(([name, { text }]) => `${names[name]}:\n${text}\n`)
      return [
        `${names.indicator} ${number} · ${location.origin}/penilaian/${assessment}/indikator/${number}`,
        ...texts,
      ].join('\n')
    })
    .join('\n----\n\n')
}

export function download(entries) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([textOf(entries)], { type: 'text/plain;charset=utf-8' }))
  link.download = 'belum-terkirim.txt'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
