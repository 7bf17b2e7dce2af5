import { encryptionKeysSchema } from '@pos-bridge/core';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
/** Empty is like missing: a deployment's template often sets what it does not use. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CONSOLE_HOST: z.string().default('0.0.0.0'),
  CONSOLE_PORT: port.default(4000),
  /** How staff reach the console: the one origin whose requests may change anything. */
  CONSOLE_URL: z.url().default('http://localhost:4000'),
  /** How many proxies of ours stand in front; their X-Forwarded-For is believed. */
  CONSOLE_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  CONSOLE_AUTH_SECRET: z.string().min(32),
  CONSOLE_ADMIN_EMAIL: optional(z.email()),
  CONSOLE_ADMIN_PASSWORD: optional(z.string().min(12)),
  /** Sign-in through an OpenID provider, beside the password. */
  CONSOLE_OIDC_ISSUER: optional(z.url()),
  CONSOLE_OIDC_CLIENT_ID: optional(z.string()),
  CONSOLE_OIDC_CLIENT_SECRET: optional(z.string()),
  /** What the button says: "Sign in with …". */
  CONSOLE_OIDC_NAME: z.string().default('single sign-on'),
  DATABASE_URL: z.url(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  ENCRYPTION_KEY: encryptionKeysSchema,
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
