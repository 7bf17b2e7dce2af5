import type { Core, StaffRole } from '@pos-bridge/core';
import { storableSchema } from '@pos-bridge/storable';
import type { z } from 'zod';

/** A list that can be taken along as a file: the same rows as its page shows, masked in the same way. */
export interface CsvList {
  readonly role: StaffRole;
  /** Null where the filter does not fit. Yields the file in pieces. */
  write(core: Core, filter: unknown): AsyncGenerator<string> | null;
}

interface CsvListDefinition<Filter, Row, Place> {
  readonly role: StaffRole;
  readonly filters: z.ZodType<Filter>;
  readonly columns: Readonly<Record<string, (row: Row) => string | number | Date | null>>;
  /** Where the list goes on after a row. */
  placeOf(row: Row): Place;
  /** One page below `before`, newest first. */
  read(
    core: Core,
    filter: Filter,
    span: { readonly before: Place | undefined; readonly limit: number },
  ): Promise<Row[]>;
}

const pageSize = 1_000;
const longestFile = 100_000;

export function defineCsvList<Filter, Row, Place>(
  list: CsvListDefinition<Filter, Row, Place>,
): CsvList {
  const names = Object.keys(list.columns);
  const cells = Object.values(list.columns);
  return {
    role: list.role,
    write: (core, given) => {
      const filter = storableSchema.pipe(list.filters).safeParse(given);
      return filter.success ? writeAll(core, filter.data) : null;
    },
  };
  async function* writeAll(core: Core, filter: Filter): AsyncGenerator<string> {
    yield toLine(names);
    let before: Place | undefined;
    for (let written = 0; written < longestFile; written += pageSize) {
      const rows = await list.read(core, filter, { before, limit: pageSize });
      if (rows.length > 0) yield rows.map((row) => toLine(cells.map((cell) => cell(row)))).join('');
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) return;
      before = list.placeOf(last);
    }
  }
}

const toLine = (cells: readonly (string | number | Date | null)[]): string =>
  `${cells.map(toCell).join(',')}\r\n`;

/**
 * What spreadsheets read as the beginning of a formula, their full-width twins included. Not only at the
 * start: who opens the file with another separator gets a cell of its own after each `;`, tab and line.
 */
const formulaStart = /(?<!\s)\s*[=+\-@＝＋－＠]/g;

/** RFC 4180 with every cell in quotes, and nothing in it that a spreadsheet would run as a formula. */
export function toCell(value: string | number | Date | null): string {
  const text = value instanceof Date ? value.toISOString() : (value ?? '');
  const harmless = typeof text === 'number' ? String(text) : withoutFormulas(text);
  return `"${harmless.replaceAll('"', '""')}"`;
}

const withoutFormulas = (text: string): string =>
  text.replace(formulaStart, (start, at: number) => {
    const isFirst = at === 0 || text[at - 1] === ';';
    return (isFirst ? "'" : '') + start.replace(/[\t\r\n]/g, "$&'");
  });
