/**
 * How many cases a property test tries: `usual` in `pnpm test`, where each further case proves little,
 * and `long` in `pnpm test:long`.
 */
export const volume = (usual: number, long: number): number =>
  process.env['MODE'] === 'long' ? long : usual;
