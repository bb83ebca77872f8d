import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type INumberingOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { Marks, Paper } from './docx.ts'
import { elementsOf } from './docx-blocks.ts'
import { clean, runs, TEXT_WIDTH } from './docx-text.ts'

/** Twentieths of a point. A4 with 2.5 cm around. */
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = (PAGE.width - TEXT_WIDTH) / 2

/** The bytes of a paper. Texts may hold anything; what XML has no place for is left out. */
export async function fileOf(paper: Paper): Promise<Buffer> {
  const { title, mark, foot, font, blocks } = paper
  const margin = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN }
  const document = new Document({
    title: clean(title),
    creator: 'Living Lab Layanan Digital Indonesia',
    styles: stylesIn(font),
    numbering,
    sections: [
      {
        properties: { page: { size: PAGE, margin } },
        ...(mark && { headers: { default: headerWith(mark) } }),
        footers: { default: footerWith(foot) },
        children: elementsOf(blocks),
      },
    ],
  })
  return Packer.toBuffer(document)
}

const heading = (size: number) => ({
  run: { size, bold: true },
  paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
})

const stylesIn = (font: string) => ({
  default: {
    document: {
      run: { font, size: 22, language: { value: 'id-ID' } },
      paragraph: { spacing: { after: 100, line: 276 } },
    },
    title: { run: { size: 24, bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 40 } } },
    heading1: heading(22),
  },
})

/** Marks stand in the margin of their text, so that a second line is in line with the first. */
const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [
  {
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 425, hanging: 425 } } },
  },
]

const numbering: INumberingOptions = {
  config: Object.entries({
    letters: level(LevelFormat.LOWER_LETTER, '%1.'),
    numbers: level(LevelFormat.DECIMAL, '%1.'),
    dashes: level(LevelFormat.BULLET, '–'),
  } satisfies Record<Marks, unknown>).map(([reference, levels]) => ({ reference, levels })),
}

const headerWith = (mark: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          ...runs(mark, { bold: true, color: '8F5A00' }),
          new TextWatermark({ text: clean(mark), color: 'D9D9D9' }),
        ],
      }),
    ],
  })

const footerWith = (foot: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        children: [
          ...runs(foot, { size: 16, color: '55606C' }),
          new TextRun({
            size: 16,
            color: '55606C',
            children: ['  ·  ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })
