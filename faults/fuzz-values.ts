import type { SeededRandom } from '@pos-bridge/sandbox';

const repeated = (count: number, value: unknown): unknown[] =>
  Array.from({ length: count }, () => value);

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const oddTexts: readonly [string, ...string[]] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'a\uDC00b',
  '🍕',
  '-1',
  '1e400',
  'NaN',
  '0x10',
  '٣',
  '__proto__',
  'constructor',
  '../..',
  '%00',
  "'; drop table orders; --",
  '<script>alert(1)</script>',
  '{"a":1}',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-02-30T25:61:61Z',
];
const oddNumbers: readonly [number, ...number[]] = [
  0,
  -0,
  -1,
  0.1,
  1e21,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  Number.MIN_VALUE,
];

/** What nobody expects in a field: of another type, too long, too deep, too many, or not to be stored. */
export function oddValue(random: SeededRandom): unknown {
  const kinds: readonly [() => unknown, ...(() => unknown)[]] = [
    () => random.pick(oddTexts),
    () => random.pick(oddTexts),
    () => random.pick(oddTexts).repeat(random.between(2, 400)),
    () => random.pick(oddNumbers),
    () => random.pick([true, false, null]),
    () => random.pick<unknown>([[], {}, [[]], [null], { '': '' }, { 'a\0': '\uD800' }]),
    () => nested(random.between(1, 60)),
    () => repeated(random.between(1, 50), random.pick(oddTexts)),
    () => (random.chance(0.03) ? nested(10_000) : nested(100)),
    () => (random.chance(0.03) ? repeated(100_000, {}) : repeated(1_100, {})),
    () => (random.chance(0.03) ? 'x<'.repeat(75_000) : 'x'.repeat(9_000)),
  ];
  return random.pick(kinds)();
}

/** The value with odd ones in up to three of its places, which may be the whole of it. */
export function mutated(value: unknown, random: SeededRandom): unknown {
  let changed = value;
  for (let left = random.between(1, 3); left > 0; left -= 1) changed = mutatedOnce(changed, random);
  return changed;
}

function mutatedOnce(value: unknown, random: SeededRandom): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return oddValue(random);
  if (Array.isArray(value)) {
    const [first, ...rest]: unknown[] = value;
    if (first === undefined || random.chance(0.2)) return [...value, oddValue(random)];
    return [mutatedOnce(first, random), ...rest];
  }
  const entries: [string, unknown][] = Object.entries(value);
  const at = random.between(0, entries.length);
  const [name, inner] = entries[at] ?? ['unknown field', undefined];
  if (random.chance(0.1)) return Object.fromEntries(entries.filter(([other]) => other !== name));
  if (random.chance(0.05)) return { ...value, [random.pick(oddTexts)]: inner };
  return { ...value, [name]: mutatedOnce(inner, random) };
}

/** `JSON.stringify` by recursion ends at a depth that a caller's own text may well have. */
export function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  }
}
