import type { PosOrder } from '../../src/pos-order.ts';
import type { PosGrant, PosProvider, PosSession } from '../../src/pos-provider.ts';

/**
 * A POS with the provider under test in front of it, as the contract needs it. A POS that cannot do
 * one of the optional things leaves it out; the guarantees that rest on it are then skipped by name.
 */
export interface ContractSetup {
  readonly provider: PosProvider;
  /** A location with a menu, whose merchant `consent` speaks for. */
  readonly posLocationId: string;
  /** Plays the merchant who lets the bridge in; each call gives a fresh code. */
  consent(): Promise<{ readonly code: string; readonly redirectUri: string }>;
  /** An order that this location takes. */
  acceptableOrder(reference: string): PosOrder;
  /** An order that this location refuses. */
  refusedOrder(reference: string): PosOrder;
  /** How many orders the POS holds under a reference, asked past the provider. */
  countOrders(reference: string): Promise<number>;

  /** The POS takes the next order and its answer never arrives. */
  readonly loseNextCreateAnswer?: () => Promise<void>;
  /** The POS answers nothing until the returned function is called. */
  readonly fallSilent?: () => Promise<() => Promise<void>>;
  /** The POS answers every call with this status until the returned function is called. */
  readonly answerOnly?: (status: 429 | 500) => Promise<() => Promise<void>>;
  /** Marks an item of the menu out of stock. */
  readonly runOut?: (itemPosId: string) => Promise<void>;
  /** A provider like the one under test whose POS does not listen. */
  readonly withoutPos?: PosProvider;
  /** A genuine webhook of this POS, just sent. */
  readonly genuineWebhook?: () => Promise<GenuineWebhook>;
  close(): Promise<void>;
}

export interface GenuineWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  readonly sentAt: Date;
}

/** What the groups of guarantees share: the setup, once it stands, and a merchant who lets us in. */
export interface ContractTest {
  readonly setup: () => ContractSetup;
  authorize(): Promise<{ readonly grant: PosGrant; readonly session: PosSession }>;
  /** A reference that no order carries yet. */
  freshReference(): string;
}

/** A call with all the time it may need. */
export const patient = () => ({ signal: AbortSignal.timeout(10_000) });
