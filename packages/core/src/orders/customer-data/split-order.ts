import type { OrderSource } from '../site-order/site-order.ts';
import type { OpenShape } from './open-shape.ts';

/**
 * Takes an order as it came apart into what anybody may see and what belongs to the customer: contact, address,
 * comments, the words on a table or a curbside, and every field that nobody here knows (it may
 * hold anything). Both parts are JSON, and {@link joinOrder} puts them together again.
 */
export interface SplitOrder {
  /** Free of personal data; arrays keep their length and order. */
  readonly open: unknown;
  /** The rest, shaped so that it fits back into `open`; null where nothing was taken out. */
  readonly personal: unknown;
}

/** An empty part; `undefined` is no JSON, so that it can mean nothing else. */
type Part = unknown | undefined;

export function splitOrder({ raw, open: shape }: Pick<OrderSource, 'raw' | 'open'>): SplitOrder {
  const [open, personal] = split(raw, shape);
  return { open: open ?? {}, personal: personal ?? null };
}

/** The order as it came, to be read again. */
export const joinOrder = ({ open, personal }: SplitOrder): unknown =>
  personal === null ? open : join(open, personal);

/** The value's open and personal parts. A value that does not have the shape is personal as a whole. */
function split(value: unknown, shape: OpenShape | undefined): [Part, Part] {
  if (isOpen(value, shape)) return [value, undefined];
  if (shape === undefined || shape === true) return [undefined, value];
  if ('each' in shape)
    return Array.isArray(value) ? splitEach(value, shape.each) : [undefined, value];
  return isFields(value) ? splitFields(value, shape.fields) : [undefined, value];
}

/** Nothing in it is the customer's, so that it need not be taken apart: most of an order. */
function isOpen(value: unknown, shape: OpenShape | undefined): boolean {
  // Null says that nothing is there, which is nobody's secret.
  if (value === undefined || value === null) return true;
  if (shape === undefined) return false;
  if (shape === true) return typeof value !== 'object';
  if ('each' in shape) {
    return Array.isArray(value) && value.every((inner) => isOpen(inner, shape.each));
  }
  if (!isFields(value)) return false;
  for (const name of Object.keys(value)) {
    const inner = value[name];
    const innerShape = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!isOpen(inner, innerShape)) return false;
  }
  return true;
}

function splitFields(
  value: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, OpenShape>>,
): [Part, Part] {
  const open: Record<string, unknown> = {};
  let personal: Record<string, unknown> | undefined;
  for (const name of Object.keys(value)) {
    const innerShape = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const [openPart, personalPart] = split(value[name], innerShape);
    if (openPart !== undefined) put(open, name, openPart);
    if (personalPart !== undefined) {
      personal ??= {};
      put(personal, name, personalPart);
    }
  }
  return [open, personal];
}

/** A field called "__proto__" stays a field. */
function put(holder: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') holder[name] = value;
  else Object.defineProperty(holder, name, { value, enumerable: true, configurable: true });
}

/** One element that belongs to the customer as a whole takes its array along: its place would show. */
function splitEach(value: readonly unknown[], shape: OpenShape): [Part, Part] {
  const parts = value.map((inner) => split(inner ?? null, shape));
  if (parts.some(([open]) => open === undefined)) return [undefined, value];
  return [
    parts.map(([open]) => open),
    Object.fromEntries(
      parts.flatMap(([, part], index) => (part === undefined ? [] : [[String(index), part]])),
    ),
  ];
}

/** `open` lacks what `personal` holds as a whole; where both hold something, they fit into each other. */
function join(open: unknown, personal: unknown): unknown {
  if (Array.isArray(open) && isFields(personal)) {
    return open.map((inner, index) => {
      const part = Object.hasOwn(personal, String(index)) ? personal[String(index)] : undefined;
      return part === undefined ? inner : join(inner, part);
    });
  }
  if (!isFields(open) || !isFields(personal)) return personal;
  const names = new Set([...Object.keys(open), ...Object.keys(personal)]);
  return Object.fromEntries(
    [...names].map((name) => {
      if (!Object.hasOwn(personal, name)) return [name, open[name]];
      return [name, Object.hasOwn(open, name) ? join(open[name], personal[name]) : personal[name]];
    }),
  );
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
