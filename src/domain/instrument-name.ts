/** What a regulation is called in a table: `permenpanrb-59-2020` is "PermenPANRB 59/2020". Another id stays as it is. */
export const regulationName = (instrumentId: string): string => {
  const [, number, year] = /^permenpanrb-(\d+)-(\d{4})$/.exec(instrumentId) ?? []
  return number && year ? `PermenPANRB ${number}/${year}` : instrumentId
}
