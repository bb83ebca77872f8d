/**
 * The office that heads a region, from its full name: "Kabupaten Garut" → "Bupati Garut", "Kota Banjar" → "Wali Kota
 * Banjar", "Provinsi Jawa Barat" → "Gubernur Jawa Barat". Any other name leaves the office to be filled in.
 */
export function headOfRegion(name: string): string {
  const [, kind = '', place = ''] = /^(kabupaten|kab\.?|kota|provinsi|prov\.?)\s+(\S.*)$/i.exec(name) ?? []
  const office = OFFICES[kind.toLowerCase().slice(0, 3)]
  return office === undefined ? `[ Bupati/Wali Kota/Gubernur ] ${name}` : `${office} ${place}`
}

const OFFICES: Readonly<Record<string, string>> = { kab: 'Bupati', kot: 'Wali Kota', pro: 'Gubernur' }
