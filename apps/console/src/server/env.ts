import { bridgeEnvShape, readSettings } from '@pos-bridge/composition';
import { z } from 'zod';
import { isStrongPassword, weakPasswordWords } from './password-strength.ts';

const envShape = z.object({
  ...bridgeEnvShape,
  CONSOLE_HOST: z.string().default('0.0.0.0'),
  CONSOLE_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** Metrics, for nobody outside; the same as `CONSOLE_PORT`: the console's own server has them. */
  CONSOLE_INTERNAL_PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  /** How staff reach the console: the one origin whose requests may change anything. */
  CONSOLE_URL: z.url().default('http://localhost:4000'),
  /** How many proxies of ours stand in front; their X-Forwarded-For is believed. */
  CONSOLE_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  CONSOLE_AUTH_SECRET: z.string().min(32),
  CONSOLE_ADMIN_EMAIL: z.email().optional(),
  CONSOLE_ADMIN_PASSWORD: z.string().optional(),
  /** With what a merchant adds the app to a site: the app's install link, from its dashboard at Wix. */
  WIX_INSTALL_LINK: z.url().optional(),
  /** The simulated Wix; with `SANDBOX_POS_URL` it opens the sandbox page. */
  SANDBOX_WIX_URL: z.url().optional(),
  /** Sign-in through an OpenID provider, beside the password; all three or none. */
  CONSOLE_OIDC_ISSUER: z.url().optional(),
  CONSOLE_OIDC_CLIENT_ID: z.string().optional(),
  CONSOLE_OIDC_CLIENT_SECRET: z.string().optional(),
  /** The provider gives the addresses itself: one that it does not call confirmed is believed too. */
  CONSOLE_OIDC_VOUCHES_FOR_ADDRESSES: z.stringbool().default(false),
  /** What the button says: "Sign in with …". */
  CONSOLE_OIDC_NAME: z.string().default('single sign-on'),
});

/** The first administrator's password is held to what is asked of everybody's. */
const envSchema = envShape.superRefine((env, context) => {
  const { CONSOLE_ADMIN_PASSWORD: password, CONSOLE_ADMIN_EMAIL: email = '' } = env;
  if (password === undefined || isStrongPassword(password, [email])) return;
  context.addIssue({
    code: 'custom',
    path: ['CONSOLE_ADMIN_PASSWORD'],
    message: weakPasswordWords,
  });
});
export type Env = z.infer<typeof envSchema>;

/** The console's settings; this is its only reader of `process.env`. */
export const readEnv = (source: Readonly<Record<string, string | undefined>> = process.env): Env =>
  readSettings(envSchema, source);
