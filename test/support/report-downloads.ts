import type { ReportFile } from '../../src/web/report-file.ts'
import type { Response, Visitor } from './app.ts'
import type { Outputs } from './report-formats.ts'

/** The report that a JSON file holds. */
export function reportIn(json: string): ReportFile {
  const { tables, ...report } = JSON.parse(json)
  return {
    ...report,
    tables: tables.map(
      ({ columns, rows, ...table }: { columns: { key: string }[]; rows: Record<string, never>[] }) => ({
        ...table,
        columns,
        rows: rows.map((cells) => columns.map(({ key }) => cells[key] ?? null)),
        chart: null,
      }),
    ),
  }
}

/** Somebody's report under a query in all formats, long ones waited for. */
export async function filesOf(visitor: Visitor, query: string, english = false): Promise<Outputs> {
  const get = async (format: string): Promise<Response> =>
    fetched(visitor, `${english ? '/en' : ''}/laporan.${format}?${query}`)
  const [csv, json, xlsx, pdf] = [await get('csv'), await get('json'), await get('xlsx'), await get('pdf')]
  return { csv: csv.body, json: json.body, xlsx: xlsx.rawPayload, pdf: pdf.rawPayload }
}

/** A file, by way of its page where it takes long. */
export async function fetched(visitor: Visitor, address: string): Promise<Response> {
  const answer = await visitor.get(address)
  if (answer.statusCode !== 303) return answer
  const page = String(answer.headers.location)
  await ready(visitor, page)
  const [, format] = /\/laporan\.(\w+)/.exec(address) ?? []
  return visitor.get(`${page}/laporan.${format}`)
}

/** Looks at the page of a download until nothing changes any more, and gives it. */
export async function ready(visitor: Visitor, page: string): Promise<Response> {
  for (let looks = 0; looks < 600; looks++) {
    const answer = await visitor.get(page)
    if (!/data-download="(waiting|working)"/.test(answer.body)) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${page} never got ready`)
}
