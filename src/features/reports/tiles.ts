/** Where a province stands in the tile map, counted from the upper left corner. */
export interface Place {
  readonly column: number
  readonly row: number
  /** Its code in ISO 3166-2:ID, what fits on a phone. */
  readonly short: string
  /** What people call it. */
  readonly name: string
}

export const COLUMNS = 12
export const ROWS = 7

/** The 38 provinces by code, each a tile of one size: islands keep their neighbours, no province is too small to be seen. */
export const TILES: ReadonlyMap<string, Place> = new Map(
  [
    ['11', 0, 0, 'AC', 'Aceh'],
    ['12', 1, 1, 'SU', 'Sumut'],
    ['13', 1, 2, 'SB', 'Sumbar'],
    ['14', 2, 1, 'RI', 'Riau'],
    ['15', 2, 2, 'JA', 'Jambi'],
    ['16', 2, 3, 'SS', 'Sumsel'],
    ['17', 1, 3, 'BE', 'Bengkulu'],
    ['18', 2, 4, 'LA', 'Lampung'],
    ['19', 3, 2, 'BB', 'Babel'],
    ['21', 3, 1, 'KR', 'Kepri'],
    ['31', 4, 4, 'JK', 'Jakarta'],
    ['32', 4, 5, 'JB', 'Jabar'],
    ['33', 5, 5, 'JT', 'Jateng'],
    ['34', 5, 6, 'YO', 'DIY'],
    ['35', 6, 5, 'JI', 'Jatim'],
    ['36', 3, 5, 'BT', 'Banten'],
    ['51', 7, 5, 'BA', 'Bali'],
    ['52', 8, 5, 'NB', 'NTB'],
    ['53', 9, 5, 'NT', 'NTT'],
    ['61', 4, 1, 'KB', 'Kalbar'],
    ['62', 4, 2, 'KT', 'Kalteng'],
    ['63', 5, 2, 'KS', 'Kalsel'],
    ['64', 5, 1, 'KI', 'Kaltim'],
    ['65', 5, 0, 'KU', 'Kaltara'],
    ['71', 8, 0, 'SA', 'Sulut'],
    ['72', 7, 1, 'ST', 'Sulteng'],
    ['73', 6, 3, 'SN', 'Sulsel'],
    ['74', 7, 2, 'SG', 'Sultra'],
    ['75', 7, 0, 'GO', 'Gorontalo'],
    ['76', 6, 2, 'SR', 'Sulbar'],
    ['81', 8, 2, 'MA', 'Maluku'],
    ['82', 8, 1, 'MU', 'Malut'],
    ['91', 11, 1, 'PA', 'Papua'],
    ['92', 10, 1, 'PB', 'Pabar'],
    ['93', 11, 3, 'PS', 'Pasel'],
    ['94', 10, 2, 'PT', 'Pateng'],
    ['95', 11, 2, 'PE', 'Papeg'],
    ['96', 9, 1, 'PD', 'PBD'],
  ].map(([code, column, row, short, name]) => [
    String(code),
    { column: Number(column), row: Number(row), short: String(short), name: String(name) },
  ]),
)
