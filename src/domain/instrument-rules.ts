import { type DataProblem, nodeName } from './errors-data.ts'
import type { InstrumentFile } from './instrument-file.ts'
import { parseHundredths } from './numbers.ts'

/** Everything in an instrument file that its schema cannot see: sums, gaps, names that lead nowhere. Empty when it holds. */
export const brokenRules = (file: InstrumentFile): readonly DataProblem[] => {
  const nodes = nodesOf(file)
  const found = [
    ...brokenScales(file),
    ...brokenBands(file),
    ...brokenSynthetic(file),
    ...wrongSums(file),
    ...nodes.flatMap(wrongWeight),
    ...repeated(nodes.map(({ path, node }) => ({ path: [...path, 'code'], value: node.code }))),
    ...brokenNumbers(indicatorsOf(file)),
    ...indicatorsOf(file).flatMap(({ path, node }) => brokenIndicator(file, path, node)),
  ]
  return found.map(({ path, text }) => ({ node: nodeName(file, path), text }))
}

type Path = readonly (string | number)[]
type Found = { readonly path: Path; readonly text: string }
type FileDomain = InstrumentFile['domains'][number]
type FileIndicator = FileDomain['aspects'][number]['indicators'][number]
interface Weighted {
  readonly code: string
  readonly weight: number
  readonly weightBp: number
}
interface At<T> {
  readonly path: Path
  readonly node: T
}

const aspectsOf = (file: InstrumentFile) =>
  file.domains.flatMap((domain, d) => domain.aspects.map((node, a) => ({ path: ['domains', d, 'aspects', a], node })))

const indicatorsOf = (file: InstrumentFile): At<FileIndicator>[] =>
  aspectsOf(file).flatMap(({ path, node: aspect }) =>
    aspect.indicators.map((node, i) => ({ path: [...path, 'indicators', i], node })),
  )

const nodesOf = (file: InstrumentFile): At<Weighted>[] => [
  ...file.domains.map((node, d) => ({ path: ['domains', d], node })),
  ...aspectsOf(file),
  ...indicatorsOf(file),
]

const wrongSums = (file: InstrumentFile): Found[] => [
  ...wrongSum(['domains'], 'weights of the domains', file.domains, 10_000),
  ...file.domains.flatMap((domain, d) =>
    wrongSum(['domains', d], 'weights of its aspects', domain.aspects, domain.weightBp),
  ),
  ...aspectsOf(file).flatMap(({ path, node }) =>
    wrongSum(path, 'weights of its indicators', node.indicators, node.weightBp),
  ),
]

const wrongSum = (path: Path, what: string, children: readonly Weighted[], whole: number): Found[] => {
  const sum = children.reduce((total, child) => total + child.weightBp, 0)
  return sum === whole ? [] : [{ path, text: `${what} sum to ${sum}, not ${whole}` }]
}

const wrongWeight = ({ path, node }: At<Weighted>): Found[] =>
  parseHundredths(node.weight) === node.weightBp
    ? []
    : [{ path, text: `weight ${node.weight} is not weightBp ${node.weightBp} divided by 100` }]

const repeated = (values: readonly { readonly path: Path; readonly value: string }[]): Found[] =>
  values
    .filter(({ value }, at) => values.findIndex((other) => other.value === value) < at)
    .map(({ path, value }) => ({ path, text: `${value} is used twice` }))

const brokenNumbers = (indicators: readonly At<FileIndicator>[]): Found[] =>
  indicators
    .filter(({ node }, at) => node.number !== at + 1)
    .slice(0, 1)
    .map(({ path, node }) => ({
      path: [...path, 'number'],
      text: `number ${node.number} does not continue the indicators 1, 2, 3 … in order`,
    }))

const brokenIndicator = (file: InstrumentFile, path: Path, indicator: FileIndicator): Found[] => {
  const scale = file.levels[indicator.levelType]?.scale
  return [
    ...(scale ? [] : [{ path: [...path, 'levelType'], text: `${indicator.levelType} is not among the levels` }]),
    ...notEveryLevel(file, [...path, 'levels'], indicator.levels),
    ...indicator.levels.flatMap((level, l): Found[] => {
      const at = [...path, 'levels', l]
      const name = scale?.find((step) => step.level === level.level)?.label ?? level.label
      return [
        ...(name === level.label ? [] : [{ path: at, text: `label ${level.label} is not ${name}` }]),
        ...(level.evidence.length === level.evidenceEn.length
          ? []
          : [{ path: at, text: `${level.evidence.length} evidence items, ${level.evidenceEn.length} in English` }]),
      ]
    }),
  ]
}

const brokenScales = (file: InstrumentFile): Found[] =>
  Object.entries(file.levels).flatMap(([code, type]) => notEveryLevel(file, ['levels', code, 'scale'], type.scale))

const notEveryLevel = (file: InstrumentFile, path: Path, levels: readonly { readonly level: number }[]): Found[] => {
  const { minLevel, maxLevel } = file.scoring
  const expected = Array.from({ length: maxLevel - minLevel + 1 }, (_, at) => minLevel + at).join(', ')
  const given = levels.map(({ level }) => level).join(', ')
  return given === expected ? [] : [{ path, text: `levels are ${given || 'none'}, not ${expected}` }]
}

const brokenBands = (file: InstrumentFile): Found[] => {
  const { minLevel, maxLevel } = file.scoring
  const bands = file.predicates
    .map((node, p) => ({ path: ['predicates', p], node }))
    .sort((a, b) => a.node.min - b.node.min)
  const unreadable = bands.filter(
    ({ node }) => parseHundredths(node.min) === null || parseHundredths(node.max) === null,
  )
  const empty = bands.filter(({ node }) => node.min >= node.max)
  const edges = [minLevel, ...bands.map(({ node }) => node.max)]
  return [
    ...unreadable.map(({ path, node }) => ({ path, text: `bounds of ${node.label} have more than two decimals` })),
    ...empty.map(({ path, node }) => ({ path, text: `${node.label} is empty: ${node.min} to ${node.max}` })),
    ...bands.flatMap(({ path, node }, at): Found[] =>
      node.min === edges[at] ? [] : [{ path, text: `${node.label} begins at ${node.min}, not ${edges[at]}` }],
    ),
    ...(edges.at(-1) === maxLevel
      ? []
      : [{ path: ['predicates'], text: `the highest ends at ${edges.at(-1)}, not ${maxLevel}` }]),
    ...repeated(bands.map(({ path, node }) => ({ path: [...path, 'label'], value: node.label }))),
  ]
}

const brokenSynthetic = (file: InstrumentFile): Found[] =>
  file.domains.length > 1 && file.domains.some((domain) => domain.synthetic)
    ? [{ path: ['domains'], text: 'a synthetic domain must be the only one' }]
    : []
