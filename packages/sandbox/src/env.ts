import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const withoutSlash = z.url().transform((url) => url.replace(/(?<!\/)\/+$/, ''));

const envSchema = z.object({
  SANDBOX_WIX_PORT: port.default(3100),
  SANDBOX_POS_PORT: port.default(3200),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  /** Where the SPI adapter is. */
  SANDBOX_ADAPTER_URL: withoutSlash.default('http://localhost:3000'),
  /** Keeps sites, menus and orders across restarts; in memory alone where missing. */
  SANDBOX_STATE_DIR: z.string().optional(),
  WIX_APP_ID: z.string().min(1),
  WIX_APP_SECRET: z.string().min(1),
  /** PEM, or one line of base64 of it; a new key is made where missing. */
  SANDBOX_WIX_PRIVATE_KEY: z
    .string()
    .transform((key) =>
      key.includes('-----BEGIN') ? key : Buffer.from(key, 'base64').toString('utf8'),
    )
    .optional(),
  SANDBOX_POS_CLIENT_ID: z.string().min(1).default('pos-bridge'),
  SANDBOX_POS_CLIENT_SECRET: z.string().min(1),
  /** `whsec_…`, separated by commas. */
  SANDBOX_POS_WEBHOOK_SECRETS: z
    .string()
    .transform((list) => list.split(',').filter((secret) => secret !== '')),
});

/** @throws Error that names every setting that is missing or wrong, and none of their values */
export function readSandboxEnv(source: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.')}: ${message}`,
  );
  throw new Error(`The sandbox's settings do not fit:\n${problems.join('\n')}`);
}
