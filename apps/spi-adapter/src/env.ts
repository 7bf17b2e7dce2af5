import { bridgeEnvShape, readSettings } from '@pos-bridge/composition';
import { splitPublicKeys } from '@pos-bridge/wix';
import { z } from 'zod';

const envSchema = z.object({
  ...bridgeEnvShape,
  SPI_HOST: z.string().default('0.0.0.0'),
  SPI_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** How many proxies of ours stand in front; their X-Forwarded-For is believed. */
  SPI_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Origins that may frame the settings page beside Wix's hosts, separated by commas: the sandbox's. */
  SETTINGS_FRAME_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((origin) => origin !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin))),
  /** PEM or base64 of it; several for rotation. */
  WIX_PUBLIC_KEY: z.string().min(1).transform(splitPublicKeys),
});

/** The adapter's settings; this is its only reader of `process.env`. */
export const readEnv = () => readSettings(envSchema, process.env);
