/** What stays in the open: `true` a plain value, an array its elements, an object the fields named. */
export type OpenShape = true | { readonly each: OpenShape } | OpenFields;
export interface OpenFields {
  readonly fields: Readonly<Record<string, OpenShape>>;
}

export const fields = (shape: Readonly<Record<string, OpenShape>>): OpenFields => ({
  fields: shape,
});
export const plain = (...names: readonly string[]): Readonly<Record<string, OpenShape>> =>
  Object.fromEntries(names.map((name) => [name, true]));
