/** Use cases, each a function of its deps first, that are to be given the same deps. */
type UseCases<Deps> = Readonly<Record<string, (deps: Deps, ...wish: never[]) => unknown>>;

type Bound<Uses> = {
  readonly [Name in keyof Uses]: Uses[Name] extends (
    deps: never,
    ...wish: infer Wish
  ) => infer Outcome
    ? (...wish: Wish) => Outcome
    : never;
};

/** A facade: the use cases of a domain with their deps given, so that a caller says its wish alone. */
export function bind<Deps, Uses extends UseCases<Deps>>(deps: Deps, uses: Uses): Bound<Uses>;
export function bind(
  deps: unknown,
  uses: Readonly<Record<string, (deps: unknown, ...wish: unknown[]) => unknown>>,
): Record<string, (...wish: unknown[]) => unknown> {
  return Object.fromEntries(
    Object.entries(uses).map(([name, use]) => [name, (...wish: unknown[]) => use(deps, ...wish)]),
  );
}
