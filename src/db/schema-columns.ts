import type { ColumnType, JSONColumnType } from 'kysely'

/** A document; written as its JSON text, read as what it holds. */
export type Json<T extends object | null> = JSONColumnType<T>
/** Exact decimals come as strings: "2.77". */
export type Decimal = ColumnType<string, string, string>
