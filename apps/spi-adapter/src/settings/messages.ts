/** What the settings page and its API say to each other; types alone, so that the page can take them. */

export type { SettingsRefusalCode } from './refusals.ts';

export interface SessionOpened {
  /** For `Authorization: Bearer`; kept in the page's memory alone. */
  readonly token: string;
  readonly expiresAt: string;
}
