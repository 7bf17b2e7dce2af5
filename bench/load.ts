import autocannon, { type Result } from 'autocannon';

export interface Load {
  /** Whom to ask; the connections are shared out among them. */
  readonly urls: readonly string[];
  /** Sent in turn; each a whole body. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly answered: number;
  readonly requestsPerSecond: number;
  /** Where several were asked, that of the slowest. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Keeps `connections` requests in flight for a while. @throws Error where any answer is not a 200. */
export async function applyLoad({ urls, ...load }: Load): Promise<LoadResult> {
  const results = await Promise.all(
    urls.map((url) => ask(url, { ...load, connections: load.connections / urls.length })),
  );
  const sum = (of: (result: Result) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    answered: sum((result) => result['2xx']),
    requestsPerSecond: sum((result) => result['2xx'] / result.duration),
    p50Ms: Math.max(...results.map(({ latency }) => latency.p50)),
    p99Ms: Math.max(...results.map(({ latency }) => latency.p99)),
  };
}

async function ask(
  url: string,
  { bodies, connections, seconds }: Omit<Load, 'urls'>,
): Promise<Result> {
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
  return result;
}
