import { encryptionKeysSchema } from '@pos-bridge/core';
import { splitPublicKeys } from '@pos-bridge/wix';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** The adapter's settings; this is the only reader of `process.env`. */
const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SPI_HOST: z.string().default('0.0.0.0'),
  SPI_PORT: port.default(3000),
  /** How the outside reaches the adapter; in redirects and in the addresses told to a POS. */
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  DATABASE_URL: z.url(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  ENCRYPTION_KEY: encryptionKeysSchema,
  WIX_APP_ID: z.string().min(1),
  WIX_APP_SECRET: z.string().min(1).optional(),
  WIX_PUBLIC_KEY: z.string().min(1).transform(splitPublicKeys),
  WIX_API_URL: z.url().default('https://www.wixapis.com'),
  WIX_INSTALLER_URL: z.url().default('https://www.wix.com/installer'),
  SPI_CALL_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
});
export type Env = z.infer<typeof envSchema>;

/** @throws Error that names every setting that is missing or wrong, and none of their values. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = envSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(`The settings do not fit:\n${problems.join('\n')}`);
}
