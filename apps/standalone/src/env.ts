import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '@pos-bridge/composition';
import { z } from 'zod';

/** Where the whole stack lies; every path below is taken from here. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

const port = (standard: number) => z.coerce.number().int().min(1).max(65_535).default(standard);

const envSchema = z.object({
  DATA_DIR: z.string().default(path.join(root, '.data')),
  /** Missing: an embedded PostgreSQL in `DATA_DIR`. */
  DATABASE_URL: z.url().optional(),
  SPI_PORT: port(3000),
  CONSOLE_PORT: port(4000),
  SANDBOX_WIX_PORT: port(3100),
  SANDBOX_POS_PORT: port(3200),
  WORKER_PORT: port(3900),
  /** `off`: a real Wix and real POS systems; the WIX_* settings are then yours to make. */
  SANDBOX: z.enum(['on', 'off']).default('on'),
  CONSOLE_ADMIN_EMAIL: z.email().default('admin@pos-bridge.example'),
  CONSOLE_ADMIN_PASSWORD: z.string().min(12).optional(),
  LOG_LEVEL: z.string().default('warn'),
});
export type Env = z.infer<typeof envSchema>;

/** The settings of `start`; this is its only reader of `process.env`. */
export const readEnv = (): Env => readSettings(envSchema, process.env);

/** What the apps inherit: the settings that a person made for them, unknown to `start`. */
export const inheritedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
