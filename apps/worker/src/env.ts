import { bridgeEnvShape, readSettings } from '@pos-bridge/composition';
import { z } from 'zod';

const envSchema = z.object({
  ...bridgeEnvShape,
  WORKER_HOST: z.string().default('0.0.0.0'),
  /** Health and metrics alone; 0 takes a free port, so that several workers fit on one machine. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3900),
});

/** The worker's settings; this is its only reader of `process.env`. */
export const readEnv = () => readSettings(envSchema, process.env);
