import type { PosLocation } from '@pos-bridge/pos';
import type { ConfigurationId } from '@pos-bridge/wix';
import type { LocationId } from '../ids.ts';

/** A Wix location that has no POS location yet. Wix tells its name alone. */
export interface UnmappedConfiguration {
  readonly id: ConfigurationId;
  readonly locationName: string | null;
}

/** A POS location that serves nobody yet. */
export interface FreeLocation {
  readonly id: LocationId;
  readonly name: string;
  readonly address: PosLocation['address'];
}

export interface LocationSuggestion {
  readonly configurationId: ConfigurationId;
  readonly locationId: LocationId;
  /** Between 0 and 1: how alike they are. */
  readonly likeness: number;
  /** Why, for the person who confirms it. */
  readonly reason: string;
  /** The same for a page that says it in another language. */
  readonly ground: SuggestionGround;
}

/** What made two locations look alike; `words` are those that they share. */
export type SuggestionGround =
  | { readonly kind: 'same-name' | 'spelled-alike' | 'only-ones-left' }
  | { readonly kind: 'shared-words' | 'in-address'; readonly words: readonly string[] };

/** Below this a guess would be wrong too often to be worth reading. */
const leastLikeness = 0.5;
/** A pair that another one comes so close to is no suggestion but a choice. */
const clearLead = 0.1;

/**
 * Pairs Wix locations with POS locations by the likeness of their names, and of the Wix name with the
 * POS address. Each is suggested once at most; where two fit about equally well, neither is suggested.
 * Nothing is mapped by it: a person confirms.
 */
export function suggestLocations(
  configurations: readonly UnmappedConfiguration[],
  locations: readonly FreeLocation[],
): LocationSuggestion[] {
  const commonplace = wordsOfAll(locations.map(({ name }) => name));
  const pairs = configurations
    .flatMap((configuration) =>
      locations.map((location) => compare(configuration, location, commonplace)),
    )
    .sort((a, b) => b.likeness - a.likeness);

  const suggestions: LocationSuggestion[] = [];
  for (const pair of pairs) {
    if (pair.likeness < leastLikeness) break;
    const open = (other: LocationSuggestion) =>
      !suggestions.some(
        (made) =>
          made.configurationId === other.configurationId || made.locationId === other.locationId,
      );
    const rivals = pairs.filter(
      (other) =>
        other !== pair &&
        open(other) &&
        (other.configurationId === pair.configurationId || other.locationId === pair.locationId),
    );
    const isClear = rivals.every((rival) => pair.likeness - rival.likeness >= clearLead);
    if (open(pair) && isClear) suggestions.push(pair);
  }

  const [configuration] = configurations;
  const [location] = locations;
  const oneOfEach = configurations.length === 1 && locations.length === 1;
  if (suggestions.length === 0 && oneOfEach && configuration && location) {
    return [
      {
        configurationId: configuration.id,
        locationId: location.id,
        likeness: 0,
        reason: 'They are the only locations left on either side.',
        ground: { kind: 'only-ones-left' },
      },
    ];
  }
  return suggestions;
}

function compare(
  configuration: UnmappedConfiguration,
  location: FreeLocation,
  commonplace: ReadonlySet<string>,
): LocationSuggestion {
  const wixName = configuration.locationName ?? '';
  const ofPair = { configurationId: configuration.id, locationId: location.id };
  const quoted = `"${wixName}" on Wix and "${location.name}" in the POS`;
  const [ours, theirs] = [words(wixName), words(location.name)];
  if (ours.length > 0 && ours.join(' ') === theirs.join(' ')) {
    return {
      ...ofPair,
      likeness: 1,
      reason: `${quoted} have the same name.`,
      ground: { kind: 'same-name' },
    };
  }

  // What all POS locations are called, such as the restaurant's own name, tells none from another.
  const telling = (all: readonly string[]): string[] =>
    all.filter((word) => !commonplace.has(word));
  const shared = telling(ours).filter((word) => theirs.includes(word));
  const byWords = dice(telling(ours), telling(theirs));
  const bySpelling = dice(letterPairs(telling(ours)), letterPairs(telling(theirs))) * 0.9;
  const inAddress = addressWords(location).filter((word) => telling(ours).includes(word));
  const byAddress =
    telling(ours).length === 0 ? 0 : (inAddress.length / telling(ours).length) * 0.85;

  const likeness = Math.max(byWords, bySpelling, byAddress);
  if (likeness === byAddress && inAddress.length > 0) {
    return {
      ...ofPair,
      likeness,
      reason: `The name "${wixName}" on Wix is found in the address of "${location.name}" (${listed(inAddress)}).`,
      ground: { kind: 'in-address', words: inAddress },
    };
  }
  return shared.length > 0
    ? {
        ...ofPair,
        likeness,
        reason: `${quoted} share ${listed(shared)} in their names.`,
        ground: { kind: 'shared-words', words: shared },
      }
    : {
        ...ofPair,
        likeness,
        reason: `${quoted} are spelled alike.`,
        ground: { kind: 'spelled-alike' },
      };
}

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');

const addressWords = ({ address }: FreeLocation): string[] => [
  ...new Set(words([address?.street, address?.city, address?.zipCode].join(' '))),
];

/** Words that every name holds; of a single name no word is commonplace. */
function wordsOfAll(names: readonly string[]): ReadonlySet<string> {
  const [first = [], ...rest] = names.map(words);
  return rest.length === 0
    ? new Set()
    : new Set(first.filter((word) => rest.every((other) => other.includes(word))));
}

const letterPairs = (all: readonly string[]): string[] =>
  all.flatMap((word) =>
    word.length < 2
      ? [word]
      : Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2)),
  );

/** Sørensen and Dice: twice what is shared, over what there is. */
function dice(ours: readonly string[], theirs: readonly string[]): number {
  if (ours.length === 0 || theirs.length === 0) return 0;
  const left = [...theirs];
  let shared = 0;
  for (const one of ours) {
    const found = left.indexOf(one);
    if (found < 0) continue;
    left.splice(found, 1);
    shared += 1;
  }
  return (2 * shared) / (ours.length + theirs.length);
}

const listed = (all: readonly string[]): string => all.map((word) => `"${word}"`).join(', ');
