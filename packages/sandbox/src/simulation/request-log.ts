/** One request that a simulator got. Queries, headers and bodies are left out: they hold tokens. */
export interface LoggedRequest {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  /** The merchant or instance; null where the call named none. */
  readonly tenant: string | null;
  /** As the answer names it. */
  readonly requestId: string;
}

export interface RequestLog {
  record(request: LoggedRequest): void;
  /** The requests in the order they came, narrowed by tenant and operation. */
  list(filter?: { readonly tenant?: string; readonly operation?: string }): LoggedRequest[];
  /** How often each operation was called. */
  counts(tenant?: string): Record<string, number>;
  clear(): void;
}

/** Keeps the last `limit` requests. */
export function createRequestLog(limit = 50_000): RequestLog {
  let requests: LoggedRequest[] = [];
  const list: RequestLog['list'] = (filter = {}) =>
    requests.filter(
      (request) =>
        (filter.tenant === undefined || request.tenant === filter.tenant) &&
        (filter.operation === undefined || request.operation === filter.operation),
    );
  return {
    record: (request) => {
      requests.push(request);
      if (requests.length > limit * 1.1) requests = requests.slice(-limit);
    },
    list,
    counts: (tenant) => {
      const counts: Record<string, number> = {};
      for (const { operation } of list(tenant === undefined ? {} : { tenant }))
        counts[operation] = (counts[operation] ?? 0) + 1;
      return counts;
    },
    clear: () => {
      requests = [];
    },
  };
}
