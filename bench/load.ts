import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  /** Sent in turn; each a whole body. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly answered: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Keeps `connections` requests in flight for a while. @throws Error where any answer is not a 200. */
export async function applyLoad({ url, bodies, connections, seconds }: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: bodies.map((body) => ({
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'user-agent': 'Wix' },
    })),
  });
  if (result.non2xx > 0 || result.errors > 0 || result['2xx'] === 0) {
    throw new Error(
      `${url}: ${result['2xx']} answers of 200, ${result.non2xx} others, ${result.errors} errors`,
    );
  }
  return {
    answered: result['2xx'],
    requestsPerSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}
