import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { customType } from 'drizzle-orm/pg-core';

const asText = 0;
const asDeflated = 1;

/** Small windows and buffers: what is packed is a few kilobytes, and preparing large ones costs most. */
const deflating = { level: 2, windowBits: 13, memLevel: 7, chunkSize: 2_048 };

/** Its first byte says how the rest is kept: 0 as UTF-8 text, 1 deflated (RFC 1951). */
export const packJson = (value: unknown): Buffer =>
  Buffer.concat([Buffer.of(asDeflated), deflateRawSync(JSON.stringify(value), deflating)]);

/** @throws Error where the bytes are not what {@link packJson} makes. */
export function unpackJson(packed: Buffer): unknown {
  const body = packed.subarray(1);
  switch (packed[0]) {
    case asText:
      return JSON.parse(body.toString('utf8'));
    case asDeflated:
      return JSON.parse(inflateRawSync(body).toString('utf8'));
    default:
      throw new Error(`no packed JSON begins with ${packed[0]}`);
  }
}

/**
 * A column of JSON that is written much, read seldom and never searched, as a packed `bytea`. An order
 * shrinks to a few hundred bytes: packing it costs this process less than sending its text would, and the
 * database need not read, compress and move it out of the row.
 */
export const packedJson = customType<{ data: unknown; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: packJson,
  fromDriver: unpackJson,
});
