import type { Refused } from '../session/api.ts';

/** What happened, and what to do about it. */
export type RefusalTexts = Readonly<
  Record<Refused['code'], { readonly title: string; readonly todo: string }>
>;
