import { bridgeEnvShape, readSettings } from '@pos-bridge/composition';
import { readPublicKeys } from '@pos-bridge/wix';
import { z } from 'zod';

const envSchema = z.object({
  ...bridgeEnvShape,
  SPI_HOST: z.string().default('0.0.0.0'),
  SPI_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Metrics and docs, for nobody outside; the same as `SPI_PORT`: the adapter's own server has them. */
  SPI_INTERNAL_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  /** How many proxies of ours stand in front; their X-Forwarded-For is believed. */
  SPI_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Origins that may frame the settings page beside Wix's hosts, separated by commas: the sandbox's. */
  SETTINGS_FRAME_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((origin) => origin !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin))),
  /** In any of the forms that `readPublicKeys` reads; several for rotation. */
  WIX_PUBLIC_KEY: z.string().superRefine((setting, context) => {
    try {
      readPublicKeys([setting]);
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : 'cannot be read');
    }
  }),
});

/** The adapter's settings; this is its only reader of `process.env`. */
export const readEnv = (source: Readonly<Record<string, string | undefined>> = process.env) =>
  readSettings(envSchema, source);
