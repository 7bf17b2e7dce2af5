import { encryptionKeysSchema } from '@pos-bridge/core';
import { z } from 'zod';

/**
 * The settings that every process of the bridge shares; each app's `env.ts` adds its own and is the
 * only reader of `process.env`.
 */
export const bridgeEnvShape = {
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z.url(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  ENCRYPTION_KEY: encryptionKeysSchema,
  /** How the outside reaches the SPI adapter; in redirects and in the addresses told to a POS. */
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  WIX_APP_ID: z.string().min(1),
  WIX_APP_SECRET: z.string().min(1),
  WIX_API_URL: z.url().default('https://www.wixapis.com'),
  WIX_INSTALLER_URL: z.url().default('https://www.wix.com/installer'),
  /** Wix allows one today. */
  ACTIVE_ACCOUNTS_PER_INSTANCE: z.coerce.number().int().min(1).max(100).default(1),
  /** SPI calls are kept for so many days. */
  SPI_CALL_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
  /** From Wix's Create Order to our answer; what is not done by then a job finishes. */
  CREATE_ORDER_WITHIN_MS: z.coerce.number().int().min(1_000).max(60_000).default(8_000),
  /** What orders and validations hold of a customer is erased after so many days. */
  PERSONAL_DATA_DAYS: z.coerce.number().int().min(1).default(90),
  /** Attempts at a delivery of an inventory webhook before it is given up. */
  DELIVERY_ATTEMPTS: z.coerce.number().int().min(1).max(50).default(8),
  DELIVERY_FIRST_RETRY_SECONDS: z.coerce.number().min(0.01).default(5),
  /** Each further wait is so many times as long as the one before. */
  DELIVERY_RETRY_FACTOR: z.coerce.number().min(1).default(5),
  /** A target whose deliveries only fail is paused after so long. */
  DELIVERY_PAUSE_AFTER_MINUTES: z.coerce.number().min(0).default(360),
  /** Webhook events, deliveries and attempts are kept for so many days. */
  INVENTORY_RETENTION_DAYS: z.coerce.number().int().min(1).default(90),
  /** Catalog syncs, and menus that were live, are kept for so many days; see `expireCatalogs`. */
  CATALOG_RETENTION_DAYS: z.coerce.number().int().min(1).default(90),
  /** How long an item may be out of stock before it is listed as suspicious. */
  SUSPICIOUS_OUTAGE_HOURS: z.coerce.number().min(1).default(48),
  /** The simulated POS is a provider only where its address is given. */
  SANDBOX_POS_URL: z.url().optional(),
  /** False: the bridge takes it for a POS without a validation of its own. */
  SANDBOX_POS_VALIDATES_ORDERS: z.stringbool().default(true),
  SANDBOX_POS_CLIENT_ID: z.string().default('pos-bridge'),
  SANDBOX_POS_CLIENT_SECRET: z.string().default(''),
  /** Several, separated by commas, while they are rotated. */
  SANDBOX_POS_WEBHOOK_SECRETS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((secret) => secret !== '')),
} as const;

const bridgeEnvSchema = z.object(bridgeEnvShape);
export type BridgeEnv = z.infer<typeof bridgeEnvSchema>;

/**
 * Reads settings with a schema.
 * @throws Error that names every setting that is missing or wrong, and none of their values.
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  // An empty setting is one that was not made: `FOO=` in a file says "none".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(`The settings do not fit:\n${problems.join('\n')}`);
}
