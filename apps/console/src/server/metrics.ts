import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface ConsoleMetrics {
  readonly registry: Registry;
  readonly procedure: Histogram<'path' | 'outcome'>;
  readonly liveFollowers: Gauge;
  readonly signIns: Counter<'way' | 'outcome'>;
}

export function createConsoleMetrics(): ConsoleMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    procedure: new Histogram({
      name: 'console_procedure_duration_seconds',
      help: 'Time to answer a call of the console, by procedure; live subscriptions are not counted',
      labelNames: ['path', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    liveFollowers: new Gauge({
      name: 'console_live_followers',
      help: 'Pages that follow something live',
      registers: [registry],
    }),
    signIns: new Counter({
      name: 'console_sign_ins_total',
      help: 'Sign-ins by way (password, openid, invitation, reset) and outcome (signed_in, failed, slowed_down, joined, reset)',
      labelNames: ['way', 'outcome'],
      registers: [registry],
    }),
  };
}
