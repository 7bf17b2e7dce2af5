import { randomUUID } from 'node:crypto';

/**
 * 24 hexadecimal digits (96 bits) from the system's secure source. They are the parts of a version 4 UUID
 * that are chance alone: Node fetches those for many UUIDs at a time, while each call of `randomBytes`
 * goes to the source anew and takes longer than sealing an order.
 */
export function chanceDigits(): string {
  const uuid = randomUUID();
  return `${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(24)}`;
}
