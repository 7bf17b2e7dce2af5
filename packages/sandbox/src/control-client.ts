import { z } from 'zod';

/** A client of the simulated Wix's control API. */
export interface ControlClient {
  /** @throws Error in words for the command line */
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
}

const refusal = z.object({ message: z.string() });

export function createControlClient(baseUrl: string): ControlClient {
  const send = async <T>(path: string, init: RequestInit, answer: z.ZodType<T>): Promise<T> => {
    const response = await fetch(`${baseUrl}/control${path}`, {
      ...init,
      signal: AbortSignal.timeout(90_000),
    }).catch((cause: unknown) => {
      throw new Error(`no sandbox at ${baseUrl}: start it first`, { cause });
    });
    const body: unknown = await response.json();
    if (response.ok) return answer.parse(body);
    throw new Error(refusal.safeParse(body).data?.message ?? `HTTP ${response.status}`);
  };
  return {
    get: (path, answer) => send(path, {}, answer),
    post: (path, body, answer) =>
      send(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
        answer,
      ),
  };
}
