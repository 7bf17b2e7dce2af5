import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { refuse } from '../trpc/refusals.ts';
import {
  type Cart,
  exchange,
  type Fault,
  faultRule,
  merchants,
  placed,
  sites,
  wixCatalog,
} from './sandbox-messages.ts';

/** The hands behind the simulated Wix and POS, as their control API gives them to the console. */
export interface SandboxControl {
  sites(): Promise<z.output<typeof sites>['sites']>;
  catalog(catalogId: string): Promise<z.output<typeof wixCatalog>>;
  validate(cart: Cart): Promise<z.output<typeof exchange>>;
  place(cart: Cart): Promise<z.output<typeof placed>>;
  merchants(): Promise<z.output<typeof merchants>['merchants']>;
  /** The POS's. */
  faults(): Promise<{ readonly id: string; readonly rule: Fault }[]>;
  addFault(fault: Fault): Promise<string>;
  removeFault(id: string): Promise<void>;
}

/** A checkout waits for the adapter, which may wait for the POS. */
const patienceMs = 30_000;
const refusal = z.object({ message: z.string() });

export function createSandboxControl(urls: {
  readonly wix: string;
  readonly pos: string;
}): SandboxControl {
  const call = async <Answer>(
    url: string,
    answer: z.ZodType<Answer>,
    method: 'GET' | 'POST' | 'DELETE' = 'GET',
    body?: unknown,
  ): Promise<Answer> => {
    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }).catch((error: unknown) => {
      // Told in words: a refused connection as the cause would be taken for the database's.
      const cause = new Error(`the sandbox does not answer: ${String(error)}`);
      throw new TRPCError({
        code: 'BAD_GATEWAY',
        message: 'The sandbox does not answer. Check that it is running.',
        cause,
      });
    });
    if (response.status === 204) return answer.parse(undefined);
    const said: unknown = await response.json().catch(() => null);
    if (response.ok) return answer.parse(said);
    const words = refusal.safeParse(said).data?.message ?? `HTTP ${response.status}`;
    const code = response.status === 404 ? 'NOT_FOUND' : 'PRECONDITION_FAILED';
    throw refuse([code, `The sandbox says: ${words}`]);
  };
  const wix = `${urls.wix}/control`;
  const pos = `${urls.pos}/control`;
  return {
    sites: async () => (await call(`${wix}/sites`, sites)).sites,
    catalog: (id) => call(`${wix}/catalogs/${encodeURIComponent(id)}`, wixCatalog),
    validate: (cart) => call(`${wix}/cart/validate`, exchange, 'POST', { cart }),
    place: (cart) => call(`${wix}/cart/place`, placed, 'POST', { cart }),
    merchants: async () => (await call(`${pos}/merchants`, merchants)).merchants,
    faults: async () => (await call(`${pos}/faults`, faultList)).faults,
    addFault: async (fault) => (await call(`${pos}/faults`, made, 'POST', fault)).id,
    removeFault: (id) => call(`${pos}/faults/${encodeURIComponent(id)}`, nothing, 'DELETE'),
  };
}

const made = z.object({ id: z.string() });
const nothing = z.undefined().transform(() => {});
const faultList = z.object({ faults: z.array(z.object({ id: z.string(), rule: faultRule })) });
