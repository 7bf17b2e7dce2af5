import type { Core } from '@pos-bridge/core';
import { median } from '../bench.ts';
import type { Volume } from './volume.ts';

const pageSize = 50;
const depth = 100;
const rounds = 15;

/** How long a list takes for its first page, and for its hundredth or last; in milliseconds. */
export interface ListTimes {
  readonly first: number;
  readonly deep: number;
  /** A list that finds nothing proves nothing. */
  readonly isEmpty: boolean;
}
export type MeasureList = (core: Core, volume: Volume) => Promise<ListTimes>;

/** Walks down a list, then times its first and its deepest page. */
export const pages =
  <Row, Place>(
    read: (
      core: Core,
      span: { readonly place: Place | undefined; readonly limit: number },
      volume: Volume,
    ) => Promise<readonly Row[]>,
    placeOf: (row: Row) => Place,
  ): MeasureList =>
  async (core, volume) => {
    const readPage = (place: Place | undefined) => read(core, { place, limit: pageSize }, volume);
    let place: Place | undefined;
    const isEmpty = (await readPage(place)).length === 0;
    for (let page = 1; page < depth; page += 1) {
      const rows = await readPage(place);
      const last = rows.at(-1);
      if (rows.length < pageSize || last === undefined) break;
      place = placeOf(last);
    }
    return {
      first: await timed(() => readPage(undefined)),
      deep: await timed(() => readPage(place)),
      isEmpty,
    };
  };

/** The same for lists that are read newest first, each narrowed by a filter. */
export const newestFirst =
  <Filter, Row, Place>(
    read: (
      core: Core,
      query: Filter & { readonly before: Place | undefined; readonly limit: number },
    ) => Promise<readonly Row[]>,
    placeOf: (row: Row) => Place,
  ) =>
  (filter: (volume: Volume) => Filter): MeasureList =>
    pages(
      (core, { place, limit }, volume) => read(core, { ...filter(volume), before: place, limit }),
      placeOf,
    );

/** The same for what has one page alone. */
export const onePage =
  (read: (core: Core, volume: Volume) => Promise<readonly unknown[]>): MeasureList =>
  async (core, volume) => {
    const isEmpty = (await read(core, volume)).length === 0;
    const first = await timed(() => read(core, volume));
    return { first, deep: first, isEmpty };
  };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}
