import { type WixOrder, wixOrderSchema } from '@pos-bridge/wix';
import fc from 'fast-check';
import { sampleOrder } from './sample-orders.ts';

/** What somebody might write where an order has something else. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '0',
    '-0',
    '-1.00',
    '5.',
    '1e3',
    '10,00',
    '00012.50',
    '9'.repeat(40),
    '9'.repeat(64),
    `0.${'1'.repeat(38)}`,
    'NaN',
    'DRONE',
    'DELIVERY',
    'DINE_IN',
    'UNSPECIFIED_DISPLAY_TYPE',
    'wix-dish-0',
    'wix-gone',
    '__proto__',
    'constructor',
    '2026-01-05T12:00:00.000Z',
    '+275760-09-13T00:00:00.001Z',
    '\u0000',
    '\ud800',
    0,
    -1,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    true,
    false,
  ),
  fc.constantFrom([], {}, [null], [{}], [[]], { value: '1.00' }),
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

type Step =
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number; readonly name: string; readonly value: unknown }
  | { readonly kind: 'repeat'; readonly at: number };

const place = fc.nat({ max: 10_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: place, value: oddValue }),
  fc.record({ kind: fc.constant('remove' as const), at: place }),
  fc.record({
    kind: fc.constant('add' as const),
    at: place,
    name: fc.constantFrom('address', 'extra', 'dishOptions', 'selectedChoices', 'lineItems', 'fee'),
    value: oddValue,
  }),
  fc.record({ kind: fc.constant('repeat' as const), at: place }),
);

/** An order as JSON, changed in up to eight places; not always one that Wix's schema lets through. */
export const mutatedOrderBody: fc.Arbitrary<unknown> = fc
  .record({
    lines: fc.integer({ min: 1, max: 4 }),
    steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  })
  .map(({ lines, steps }) => {
    const body: unknown = JSON.parse(JSON.stringify(sampleOrder(lines)));
    for (const one of steps) apply(body, one);
    return body;
  });

/** A mutated order that Wix's schema lets through, and which therefore has to be answered. */
export const mutatedOrder: fc.Arbitrary<WixOrder> = mutatedOrderBody
  .map((body) => wixOrderSchema.safeParse(body))
  .filter((result) => result.success)
  .map((result) => result.data);

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** Every place of a JSON value, in a fixed order. */
function placesOf(value: unknown, places: Place[] = []): Place[] {
  if (!isHolder(value)) return places;
  for (const key of Object.keys(value)) {
    places.push({ holder: value, key });
    placesOf(read({ holder: value, key }), places);
  }
  return places;
}

const isHolder = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === 'object' && value !== null;

const read = ({ holder, key }: Place): unknown =>
  Array.isArray(holder) ? holder[Number(key)] : holder[key];

function write({ holder, key }: Place, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

function apply(body: unknown, change: Step): void {
  const places = placesOf(body);
  const at = places[change.at % places.length];
  if (at === undefined) return;
  switch (change.kind) {
    case 'replace':
      write(at, structuredClone(change.value));
      return;
    case 'remove':
      if (Array.isArray(at.holder)) at.holder.splice(Number(at.key), 1);
      else delete at.holder[at.key];
      return;
    case 'add': {
      const holder = read(at);
      if (isHolder(holder)) write({ holder, key: change.name }, structuredClone(change.value));
      return;
    }
    case 'repeat':
      if (Array.isArray(at.holder)) at.holder.push(structuredClone(read(at)));
      return;
    default:
      change satisfies never;
  }
}
