import { createHmac, randomInt } from 'node:crypto';
import { CompactSign } from 'jose';
import type { SandboxClock } from '../simulation/clock.ts';
import type { WixKeys } from './wix-keys.ts';

export interface WixAppIdentity {
  readonly appId: string;
  readonly appSecret: string;
}

/** Everything that the simulated Wix signs, in the contract's forms (§1, §4). */
export interface WixSigner {
  /** The body of an SPI call. */
  signSpiRequest(call: SpiEnvelope): Promise<string>;
  /** The old token of List Account IDs: HMAC over the app secret, and nothing but the instance. */
  signInstanceToken(instanceId: string): Promise<string>;
  /** The body of a webhook. */
  signWebhook(event: WixWebhook): Promise<string>;
  /** The `instance` parameter of pages that open inside the Wix dashboard. */
  signInstanceParameter(page: InstancePage): string;
}

export interface SpiEnvelope {
  readonly request: unknown;
  readonly instanceId: string;
  readonly requestId?: string;
  readonly currency?: string;
  readonly languages?: readonly string[];
  readonly identity?: Readonly<Record<string, string>>;
}

export interface WixWebhook {
  readonly eventType: string;
  readonly instanceId: string;
  readonly data: unknown;
  readonly identity?: unknown;
}

export interface InstancePage {
  readonly instanceId: string;
  /** The Wix user who opened it. */
  readonly uid: string;
  /** Named for a visitor who is not the owner. */
  readonly aid?: string;
  readonly signedAt?: Date;
}

/** As long as the tokens of Wix's samples live. */
const spiLifeSeconds = 3_600_000;

/** A request id in Wix's form: seconds, a dot, sixteen or more digits. */
export function newRequestId(now: Date): string {
  const digits = () => String(randomInt(10 ** 9)).padStart(9, '0');
  return `${(now.getTime() / 1000).toFixed(4)}${digits()}${digits()}`;
}

export function createWixSigner(deps: {
  readonly app: WixAppIdentity;
  readonly keys: WixKeys;
  readonly clock: SandboxClock;
}): WixSigner {
  const { app, keys, clock } = deps;
  const seconds = () => Math.floor(clock.now().getTime() / 1000);
  const signRs256 = (claims: unknown): Promise<string> =>
    new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ kid: keys.kid, alg: 'RS256' })
      .sign(keys.privateKey);

  return {
    signSpiRequest: (call) =>
      signRs256({
        data: {
          request: call.request,
          metadata: {
            requestId: call.requestId ?? newRequestId(clock.now()),
            instanceId: call.instanceId,
            ...(call.currency === undefined ? {} : { currency: call.currency }),
            languages: call.languages ?? ['en'],
            identity: call.identity ?? { identityType: 'APP', appId: app.appId },
          },
        },
        aud: app.appId,
        iss: 'wix.com',
        iat: seconds(),
        exp: seconds() + spiLifeSeconds,
      }),
    signInstanceToken: async (instanceId) => {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const input = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ instanceId })}`;
      return `${input}.${hmac(app.appSecret, input)}`;
    },
    signWebhook: (event) =>
      signRs256({
        data: JSON.stringify({
          eventType: event.eventType,
          instanceId: event.instanceId,
          data: JSON.stringify(event.data),
          identity: JSON.stringify(event.identity ?? { identityType: 'WIX_USER' }),
        }),
        iat: seconds(),
        exp: seconds() + spiLifeSeconds,
      }),
    signInstanceParameter: (page) => {
      const payload = Buffer.from(
        JSON.stringify({
          instanceId: page.instanceId,
          appDefId: app.appId,
          signDate: (page.signedAt ?? clock.now()).toISOString(),
          uid: page.uid,
          permissions: page.aid === undefined ? 'OWNER' : null,
          ...(page.aid === undefined ? {} : { aid: page.aid }),
        }),
      ).toString('base64url');
      return `${hmac(app.appSecret, payload)}.${payload}`;
    },
  };
}

const hmac = (secret: string, input: string): string =>
  createHmac('sha256', secret).update(input).digest('base64url');
