import { catalogKill } from './catalog-kill.ts';
import type { FaultTest } from './fault-test.ts';
import { fuzz } from './fuzz.ts';
import { inventory } from './inventory.ts';
import { ordersOnce } from './orders-once.ts';

export const allFaultTests: readonly FaultTest[] = [catalogKill, fuzz, inventory, ordersOnce];
