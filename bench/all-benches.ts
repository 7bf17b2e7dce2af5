import type { Bench } from './bench.ts';
import { spiReads } from './spi-reads.ts';

export const allBenches: readonly Bench[] = [spiReads];
