import { Counter, Gauge, type Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { OutsideCall } from './call-outcomes.ts';
import type { Health } from './health.ts';

/** Counts the calls to the POS systems, by how they ended. */
export function createPosMetrics(registry: Registry): (call: OutsideCall) => void {
  const calls = new Counter({
    name: 'pos_calls_total',
    help: 'Calls to a POS, by provider and how they ended; ok: an answer came, whatever it said',
    labelNames: ['provider', 'outcome'],
    registers: [registry],
  });
  return ({ side, provider, fault }) => {
    if (side === 'pos') calls.inc({ provider, outcome: fault ?? 'ok' });
  };
}

/** Measures how long the oldest job has been due, whenever the metrics are asked for. */
export function watchJobs(registry: Registry, health: Pick<Health, 'bridge'>, clock: Clock): void {
  new Gauge({
    name: 'jobs_oldest_due_seconds',
    help: 'For how long the oldest job has been due; 0 while none is late by more than a minute',
    registers: [registry],
    async collect() {
      const { lateJob } = await health.bridge();
      this.set(lateJob === null ? 0 : (clock.now().getTime() - lateJob.dueAt.getTime()) / 1_000);
    },
  });
}

/** How much the sealing key has sealed: a new one is due before 2³² values. */
export function watchKeyUse(registry: Registry, health: Pick<Health, 'keySeals'>): void {
  new Gauge({
    name: 'encryption_key_seals',
    help: 'Values that the sealing key has sealed, over all processes; put a new key in front well before 2^32',
    registers: [registry],
    async collect() {
      this.set(await health.keySeals());
    },
  });
}
