import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface AdapterMetrics {
  readonly registry: Registry;
  readonly spiCall: Histogram<'operation' | 'outcome'>;
  readonly rejectedTokens: Counter<'reason'>;
  /** Calls of which nobody knows who made them. */
  readonly unverifiedCalls: Counter<'door' | 'reason'>;
  readonly wixWebhook: Histogram<'outcome'>;
  /** Reads the clock's difference whenever the metrics are asked for. */
  watchClock(clock: { readonly seconds: number | null }): void;
  /** Reads the ledger's state whenever the metrics are asked for. */
  watchLedger(ledger: { readonly waiting: number; readonly dropped: number }): void;
}

export function createAdapterMetrics(): AdapterMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    spiCall: new Histogram({
      name: 'spi_call_duration_seconds',
      help: 'Time to answer an SPI call of Wix',
      labelNames: ['operation', 'outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    rejectedTokens: new Counter({
      name: 'spi_rejected_tokens_total',
      help: 'SPI calls whose token was refused, by the check that failed',
      labelNames: ['reason'],
      registers: [registry],
    }),
    unverifiedCalls: new Counter({
      name: 'unverified_calls_total',
      help: 'Calls that were refused before it was known who made them, by where they came and why',
      labelNames: ['door', 'reason'],
      registers: [registry],
    }),
    wixWebhook: new Histogram({
      name: 'wix_webhook_duration_seconds',
      help: 'Time to keep and answer a webhook of Wix',
      labelNames: ['outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    watchClock: (clock) => {
      new Gauge({
        name: 'spi_clock_skew_seconds',
        help: "This machine's clock minus Wix's, by the calls of the last ten minutes",
        registers: [registry],
        collect() {
          if (clock.seconds === null) this.remove();
          else this.set(clock.seconds);
        },
      });
    },
    watchLedger: (ledger) => {
      new Gauge({
        name: 'spi_ledger_waiting',
        help: 'SPI calls that are not yet in the ledger table',
        registers: [registry],
        collect() {
          this.set(ledger.waiting);
        },
      });
      new Gauge({
        name: 'spi_ledger_dropped',
        help: 'SPI calls lost to the ledger since the start, because the database was away too long',
        registers: [registry],
        collect() {
          this.set(ledger.dropped);
        },
      });
    },
  };
}
