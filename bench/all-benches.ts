import type { Bench } from './bench.ts';
import { catalogPlanning } from './catalog-planning.ts';
import { consoleLists } from './console-lists/console-lists.ts';
import { inventoryProof } from './inventory-proof.ts';
import { spiReads } from './spi-reads.ts';
import { validateOrder } from './validate-order.ts';
import { wixWebhooks } from './wix-webhooks.ts';

export const allBenches: readonly Bench[] = [
  spiReads,
  catalogPlanning,
  validateOrder,
  inventoryProof,
  wixWebhooks,
  consoleLists,
];
