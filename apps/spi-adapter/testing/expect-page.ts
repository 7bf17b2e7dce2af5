import { expect } from 'vitest';
import type { Visit } from './visitor.ts';

/** A page of the adapter's own that says something to a person. */
export function expectPage(visit: Visit, status: number, words: RegExp): void {
  expect(visit.status).toBe(status);
  expect(visit.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(visit.html).toMatch(words);
  // Plain: no script, nothing from another host, nothing kept by anybody on the way.
  expect(visit.html).not.toMatch(/<script|https?:|src=/);
  expect(visit.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(visit.headers.get('cache-control')).toBe('no-store');
}
