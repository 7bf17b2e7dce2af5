import { PosFault } from './pos-fault.ts';

/** Three times the largest menu that has been seen. */
const usualLimitBytes = 16 * 1024 * 1024;

/**
 * Reads the body of a POS's answer as text, and no more of it than `limitBytes`, counted after
 * decompression: a few kilobytes on the line can be gigabytes in memory. For every `PosProvider`.
 * @throws PosFault `protocol` where the answer is longer; the rest is not read
 */
export async function readAnswer(
  response: Response,
  limitBytes: number = usualLimitBytes,
): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // To leave the loop cancels the body, and with it the connection.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) {
      throw new PosFault('protocol', `the answer is longer than ${limitBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
