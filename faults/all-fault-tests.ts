import { catalogKill } from './catalog-kill.ts';
import type { FaultTest } from './fault-test.ts';
import { inventory } from './inventory.ts';

export const allFaultTests: readonly FaultTest[] = [catalogKill, inventory];
