import { catalogKill } from './catalog-kill.ts';
import type { FaultTest } from './fault-test.ts';

export const allFaultTests: readonly FaultTest[] = [catalogKill];
