import type { Translate } from '../../web/i18n.ts'
import type { DataSet } from './sets.ts'

/** Under what a set may be used again: the compilation is free, quoted facts keep their sources. */
export const LICENCE_URL = 'https://spdx.org/licenses/MIT'
export const licenceOf = (t: Translate, { from }: Pick<DataSet, 'from'>): string => t(`data.licence.of.${from}`)
