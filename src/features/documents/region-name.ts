/** A region as letters name it, always with its kind: the directory names provinces without. */
export const regionName = (code: string, name: string): string => (code.length === 2 ? `Provinsi ${name}` : name)
