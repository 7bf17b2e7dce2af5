import type { WixEntityId } from '@pos-bridge/wix';
import type { Site } from './read-site.ts';

/** A change that was sent, in Wix's own form. */
export interface SentChange {
  readonly list: keyof Site;
  readonly id: WixEntityId;
  /** What people know the entity by. */
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Which changes the live site does not show, in sentences. What Wix adds by itself does not count. */
export function unshownChanges(site: Site, changes: readonly SentChange[]): string[] {
  return changes.flatMap(({ list, id, name, fields }) => {
    const entity = site[list].find((candidate) => candidate.id === id);
    return entity !== undefined && shows(entity, fields)
      ? []
      : [`the change of "${name}" is not there`];
  });
}

function shows(shown: unknown, sent: unknown): boolean {
  if (saysNothing(sent)) return saysNothing(shown);
  if (Array.isArray(sent)) {
    return (
      Array.isArray(shown) &&
      shown.length === sent.length &&
      sent.every((entry, at) => shows(shown[at], entry))
    );
  }
  if (isObject(sent)) {
    const there = isObject(shown) ? shown : {};
    return Object.entries(sent).every(([name, value]) =>
      // Wix keeps a picture at an address of its own.
      name === 'imageUrl'
        ? saysNothing(there[name]) === saysNothing(value)
        : shows(there[name], value),
    );
  }
  return shown === sent || (isDecimal(shown) && isDecimal(sent) && Number(shown) === Number(sent));
}

const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Wix may spell an amount otherwise than it was sent. */
const isDecimal = (value: unknown): boolean =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
