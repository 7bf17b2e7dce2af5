import { join } from 'node:path';
import { seedDemo } from './demo/seed-demo.ts';
import { createSandboxPos, type SandboxPos } from './pos/create-sandbox-pos.ts';
import type { SandboxClock } from './simulation/clock.ts';
import { createSandboxWix, type SandboxWix } from './wix/create-sandbox-wix.ts';
import type { WixAppIdentity } from './wix/signing.ts';

export interface SandboxSettings {
  /** 0 lets the system choose. */
  readonly wixPort: number;
  readonly posPort: number;
  /** The address that both listen on; a loopback one, since their control API asks nobody who he is. */
  readonly host: string;
  /** Base address of the SPI adapter, without a slash at its end. */
  readonly adapterUrl: string;
  readonly wixApp: WixAppIdentity;
  /** PKCS #8; a new pair is made, and kept with the state, where missing. */
  readonly wixPrivateKeyPem?: string;
  readonly posClient: { readonly clientId: string; readonly clientSecret: string };
  /** The POS signs its webhooks with each of them. */
  readonly posWebhookSecrets: readonly string[];
  /** Where both keep their state; in memory alone where missing. */
  readonly stateDirectory?: string;
  readonly clock?: SandboxClock;
}

export interface Sandbox {
  readonly wix: SandboxWix;
  readonly pos: SandboxPos;
  readonly wixUrl: string;
  readonly posUrl: string;
  /** Stops both and writes what is still to be written. */
  close(): Promise<void>;
}

/** Starts both simulators, with the demo merchants unless a state directory holds a world already. */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const { stateDirectory, clock, wixPrivateKeyPem } = settings;
  const stateFile = (name: string) =>
    stateDirectory === undefined ? {} : { stateFile: join(stateDirectory, name) };
  const wix = createSandboxWix({
    app: settings.wixApp,
    adapterUrl: settings.adapterUrl,
    ...stateFile('sandbox-wix.json'),
    ...(wixPrivateKeyPem && { privateKeyPem: wixPrivateKeyPem }),
    ...(clock && { clock }),
  });
  const pos = createSandboxPos({
    ...settings.posClient,
    ...stateFile('sandbox-pos.json'),
    ...(clock && { clock }),
  });
  // Told whom to tell only afterwards: the seed is no news to anybody.
  if (!wix.restored && !pos.restored) {
    wix.control.aim(null);
    seedDemo({ pos: pos.control, wix: wix.control });
    wix.control.aim(settings.adapterUrl);
  }
  pos.control.webhooks.aim({
    url: `${settings.adapterUrl}/pos/sandbox/webhooks`,
    secrets: [...settings.posWebhookSecrets],
  });
  const { host } = settings;
  const [wixUrl, posUrl] = await Promise.all([
    wix.listen({ port: settings.wixPort, host }),
    pos.listen({ port: settings.posPort, host }),
  ]);
  return {
    wix,
    pos,
    wixUrl,
    posUrl,
    close: async () => {
      await Promise.all([wix.close(), pos.close()]);
    },
  };
}
