import type { OrderErrorCode } from '@pos-bridge/wix';
import type { OrderPaths } from '../site-order/site-order.ts';
import type { CheckContext } from './facts.ts';
import type { CheckOutcome } from './problem.ts';

/**
 * Who decides where a check fails. `binding`: the bridge by itself, and nobody outvotes it: the order is
 * not valid, and is not created. `opinion`: the POS's word wins where it says one; without one, ours stands.
 */
export type CheckWeight = 'binding' | 'opinion';

/** One question that the bridge asks about an order, and of which facts (`Needs`) it looks at. */
export interface OrderCheck<Needs = CheckContext> {
  /** Stable: rows, the console and exports name it. Its file is named by what stands before the dot. */
  readonly id: string;
  readonly weight: CheckWeight;
  /** The contract's order code (§2) of a failure, unless a finding carries a closer one. */
  readonly code: OrderErrorCode;
  readonly title: string;
  /** What it looks at, where it passes as it usually does; null for the order as a whole. */
  readonly path: OrderPathName | null;
  /** The sentence of its finding, where it passes as it usually does. */
  readonly passed: string;
  run(context: Needs): CheckOutcome;
}

/** A path that needs no index. */
export type OrderPathName = {
  [Name in keyof OrderPaths]: OrderPaths[Name] extends string ? Name : never;
}[keyof OrderPaths];
