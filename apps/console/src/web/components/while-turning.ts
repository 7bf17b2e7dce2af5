/**
 * For the `placeholderData` of a list: the page that is shown stays until the next one is there, as long as
 * the filter is the same. Under another filter nothing of the old rows is shown: they need not fit it.
 */
export const whileTurning =
  (asked: Readonly<Record<string, unknown>>) =>
  <Page>(shown: Page | undefined, query: { readonly queryKey: readonly unknown[] } | undefined) =>
    filterIn(inputOf(query?.queryKey)) === filterIn(asked) ? shown : undefined;

/** tRPC's keys: the path, then what was asked. */
const inputOf = (key: readonly unknown[] | undefined): unknown => {
  const options = key?.[1];
  return typeof options === 'object' && options !== null && 'input' in options
    ? options.input
    : undefined;
};

/** What is asked for without its place in the list, in one spelling. */
const filterIn = (input: unknown): string =>
  JSON.stringify(
    Object.entries(input ?? {})
      .filter(([name, value]) => name !== 'before' && name !== 'after' && value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
