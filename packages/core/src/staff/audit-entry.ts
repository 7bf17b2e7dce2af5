import type { AccountId } from '@pos-bridge/wix';
import type { StaffId } from '../ids.ts';
import type { AuditAction } from './audit-action.ts';

/** Who makes a change: a person of support, the site owner in the settings page, or the bridge itself. */
export type AuditActor =
  | { readonly kind: 'staff'; readonly id: StaffId; readonly name: string }
  | { readonly kind: 'site-owner'; readonly name: string }
  /** An engineer at the command line, by the name of the operating system's user. */
  | { readonly kind: 'command-line'; readonly name: string }
  /** A job or a webhook: `name` says which. */
  | { readonly kind: 'bridge'; readonly name: string };

/** What a change is made to. */
export interface AuditSubject {
  readonly type:
    | 'instance'
    | 'account'
    | 'configuration'
    | 'location'
    | 'catalog'
    | 'sync'
    | 'validation'
    | 'order'
    | 'stock'
    | 'message'
    | 'delivery'
    | 'subscriber'
    | 'customer'
    | 'staff'
    | 'invitation'
    | 'session'
    | 'sandbox';
  readonly id: string;
}

/** One line of the audit trail. Ids and settings only: no token, no secret, no customer's data. */
export interface AuditEntry {
  readonly actor: AuditActor;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  /** The account that it touches, so that the row turns up in the account's timeline. */
  readonly accountId?: AccountId | null;
  /** Why, in the words of who did it; asked for where a merchant is touched. */
  readonly reason?: string | null;
  /** The fields that changed, as they were and as they are; plain JSON. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly at: Date;
}
