import { type SpiOperationName, spiOperations } from '@pos-bridge/wix';
import type { SandboxClock } from '../simulation/clock.ts';
import { newRequestId, type SpiEnvelope, type WixSigner } from './signing.ts';

export interface SpiCall extends Omit<SpiEnvelope, 'request'> {
  readonly operation: SpiOperationName;
  /** The operation's message; empty where missing, as List Account IDs wants it. */
  readonly request?: unknown;
  /** Sent instead of a freshly signed token. */
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/** One SPI call as it went over the wire. */
export interface SpiExchange {
  readonly request: {
    readonly url: string;
    readonly requestId: string;
    readonly headers: Readonly<Record<string, string>>;
    /** The message inside the token. */
    readonly message: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed where it is JSON, as text otherwise. */
    readonly body: unknown;
    readonly durationMs: number;
  };
}

export type SpiCaller = (call: SpiCall) => Promise<SpiExchange>;

/** Exactly what Wix sends (contract §1). */
export const spiHeaders = {
  'user-agent': 'Wix',
  'accept-encoding': 'gzip, deflate',
  'content-type': 'text/plain; charset=utf-8',
} as const;

/**
 * Calls the adapter as Wix does. Rejects where no answer comes within a minute.
 * `adapterUrl` is asked at every call: in tests the adapter starts after the sandbox.
 */
export function createSpiCaller(deps: {
  readonly signer: WixSigner;
  readonly clock: SandboxClock;
  readonly adapterUrl: () => string;
}): SpiCaller {
  return async ({ operation, token, signal, request = {}, ...envelope }) => {
    const url = `${deps.adapterUrl()}/wix-spi${spiOperations[operation].path}`;
    const requestId = envelope.requestId ?? newRequestId(deps.clock.now());
    const body = token ?? (await deps.signer.signSpiRequest({ ...envelope, request, requestId }));
    const startedAt = performance.now();
    const limit = AbortSignal.timeout(60_000);
    const response = await fetch(url, {
      method: 'POST',
      headers: spiHeaders,
      body,
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const text = await response.text();
    return {
      request: { url, requestId, headers: spiHeaders, message: request },
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: parseJson(text),
        durationMs: Math.round(performance.now() - startedAt),
      },
    };
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
