import { type Env, inheritedEnv } from './env.ts';
import type { Secrets } from './secrets.ts';

export interface AppSettings {
  /** For adapter, worker and console alike. */
  readonly bridge: Readonly<Record<string, string>>;
  readonly sandbox: Readonly<Record<string, string>>;
  readonly urls: {
    readonly adapter: string;
    readonly console: string;
    readonly worker: string;
    readonly wix: string;
    readonly pos: string;
  };
}

/** Computes what each process is told. What a person has set wins over what is computed. */
export function appSettings(env: Env, secrets: Secrets, databaseUrl: string): AppSettings {
  const given = inheritedEnv();
  const urls = {
    adapter: given['PUBLIC_URL'] ?? `http://localhost:${env.SPI_PORT}`,
    console: given['CONSOLE_URL'] ?? `http://localhost:${env.CONSOLE_PORT}`,
    worker: `http://localhost:${env.WORKER_PORT}`,
    wix: `http://localhost:${env.SANDBOX_WIX_PORT}`,
    pos: `http://localhost:${env.SANDBOX_POS_PORT}`,
  };
  const shared = {
    LOG_LEVEL: env.LOG_LEVEL,
    ...(env.SANDBOX === 'on' && {
      WIX_APP_ID: secrets.wixAppId,
      WIX_APP_SECRET: secrets.wixAppSecret,
      SANDBOX_POS_CLIENT_ID: 'pos-bridge',
      SANDBOX_POS_CLIENT_SECRET: secrets.posClientSecret,
      SANDBOX_POS_WEBHOOK_SECRETS: secrets.posWebhookSecret,
    }),
  };
  return {
    urls,
    bridge: {
      ENCRYPTION_KEY: secrets.encryptionKey,
      CONSOLE_AUTH_SECRET: secrets.consoleAuthSecret,
      CONSOLE_ADMIN_EMAIL: env.CONSOLE_ADMIN_EMAIL,
      CONSOLE_ADMIN_PASSWORD: env.CONSOLE_ADMIN_PASSWORD ?? secrets.adminPassword,
      ...shared,
      ...(env.SANDBOX === 'on' && {
        WIX_PUBLIC_KEY: secrets.wixPublicKey,
        WIX_API_URL: urls.wix,
        WIX_INSTALLER_URL: `${urls.wix}/installer`,
        SANDBOX_POS_URL: urls.pos,
        SANDBOX_WIX_URL: urls.wix,
        // Its list of sites, each with a way to add the app.
        WIX_INSTALL_LINK: urls.wix,
        // Its dashboard shows the settings page in a frame, by whichever name it is opened.
        SETTINGS_FRAME_ORIGINS: `${urls.wix},http://127.0.0.1:${env.SANDBOX_WIX_PORT}`,
      }),
      ...given,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: urls.adapter,
      CONSOLE_URL: urls.console,
      SPI_PORT: String(env.SPI_PORT),
      SPI_INTERNAL_PORT: String(env.SPI_PORT),
      CONSOLE_PORT: String(env.CONSOLE_PORT),
      CONSOLE_INTERNAL_PORT: String(env.CONSOLE_PORT),
      WORKER_PORT: String(env.WORKER_PORT),
    },
    sandbox: {
      ...given,
      ...shared,
      SANDBOX_ADAPTER_URL: `http://localhost:${env.SPI_PORT}`,
      SANDBOX_STATE_DIR: env.DATA_DIR,
      SANDBOX_WIX_PORT: String(env.SANDBOX_WIX_PORT),
      SANDBOX_POS_PORT: String(env.SANDBOX_POS_PORT),
      SANDBOX_WIX_PRIVATE_KEY: secrets.wixPrivateKey,
    },
  };
}
