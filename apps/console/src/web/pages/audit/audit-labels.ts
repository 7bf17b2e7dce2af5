import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { pathTo } from '../../components/paths.ts';

export type Entry = inferRouterOutputs<AppRouter>['audit']['list']['rows'][number];
type Action = Entry['action'];

export const actionLabels: Readonly<Record<Action, string>> = {
  'instance.installed': 'App installed on the site',
  'instance.removed': 'App removed from the site',
  'account.connect_link_made': 'Link to connect made',
  'account.connected': 'Merchant connected',
  'account.authorized_again': 'POS authorized again',
  'account.authorization_revoked': 'POS authorization ended',
  'account.activated': 'Account switched on',
  'account.deactivated': 'Account switched off',
  'account.disconnected': 'Merchant disconnected',
  'account.ordering_paused': 'Ordering paused',
  'account.ordering_resumed': 'Ordering resumed',
  'account.acceptance_deadline_changed': 'Time to accept orders changed',
  'configuration.mapped': 'Location mapped',
  'configuration.unmapped': 'Location unmapped',
  'configuration.disconnected': 'Location disconnected on Wix',
  'configuration.ordering_paused': 'Ordering paused at the location',
  'configuration.ordering_resumed': 'Ordering resumed at the location',
  'catalog.settings_changed': 'Menu settings changed',
  'sync.requested': 'Sync requested',
  'sync.stopped': 'Sync stopped',
  'sync.tried-now': 'Sync retried at once',
  'order.resubmitted': 'Refused order sent again',
  'order.sent': 'Waiting order sent at once',
  'order.asked': 'POS asked about an order',
  'order.settled': 'Order marked as resolved',
  'order-not-taken.settled': 'Order not taken marked as resolved',
  'customer.revealed': 'Customer data shown',
  'customer.erased': 'Customer data erased',
  'stock.sent': 'Stock sent by hand',
  'stock.sent-again': 'Stock that differed sent again',
  'delivery.canceled': 'Delivery canceled',
  'delivery.retried': 'Delivery retried',
  'deliveries.retried': 'Failed deliveries retried',
  'target.resumed': 'Paused endpoint resumed',
  'subscriber.added': 'Webhook endpoint added',
  'subscriber.secret-rotated': 'Signing secret replaced',
  'subscriber.removed': 'Webhook endpoint removed',
  'staff.created': 'First administrator made',
  'staff.invited': 'Person invited',
  'staff.invitation-revoked': 'Invitation withdrawn',
  'staff.joined': 'Invitation accepted',
  'staff.role-changed': 'Role changed',
  'staff.disabled': 'Person locked out',
  'staff.enabled': 'Person let in again',
  'staff.sessions-revoked': 'Sessions ended',
  'staff.password-changed': 'Password changed',
  'staff.password-reset-made': 'Link for a new password made',
  'staff.password-reset': 'New password set by link',
  'staff.signed-in': 'Signed in',
  'staff.openid-linked': 'Single sign-on linked',
  'staff.sign-in-failed': 'Sign-in failed',
  'staff.sign-in-slowed-down': 'Sign-ins slowed down',
  'sandbox.cart-validated': 'Cart validated in the sandbox',
  'sandbox.order-placed': 'Order placed in the sandbox',
  'sandbox.fault-switched-on': 'Fault switched on in the sandbox',
  'sandbox.fault-switched-off': 'Fault switched off in the sandbox',
};

const isKnown = (action: string): action is Action => Object.hasOwn(actionLabels, action);
export const actions = Object.keys(actionLabels).filter(isKnown);

/** What was done; of an action that another release of the bridge wrote, its code. */
export const actionInWords = (action: string): string =>
  isKnown(action) ? actionLabels[action] : action;

const subjectLabels: Readonly<Record<Entry['subjectType'], string>> = {
  instance: 'Site',
  account: 'Merchant',
  configuration: 'Location',
  location: 'POS location',
  catalog: 'Menu settings',
  sync: 'Sync',
  validation: 'Validation',
  order: 'Order',
  stock: 'Stock',
  message: 'Webhook event',
  delivery: 'Delivery',
  subscriber: 'Webhook endpoint',
  customer: 'Customer',
  staff: 'Person',
  invitation: 'Invitation',
  session: 'Session',
  sandbox: 'Sandbox',
};

export const subjectInWords = ({ subjectType }: Pick<Entry, 'subjectType'>): string =>
  subjectLabels[subjectType] ?? subjectType;

/** Who made a change, other than a person of support. */
export const actorLabels: Readonly<Record<Entry['actorKind'], string>> = {
  staff: 'support',
  'site-owner': 'site owner',
  'command-line': 'command line',
  bridge: 'the bridge itself',
};

/** The page of what was changed; null where it has none. */
export function pathOfSubject(
  entry: Pick<Entry, 'action' | 'subjectType' | 'subjectId' | 'accountId'>,
): string | null {
  const { subjectType, subjectId, accountId } = entry;
  switch (subjectType) {
    case 'instance':
      return pathTo.site(subjectId);
    case 'account':
      return pathTo.account(subjectId);
    case 'order':
      // Named by Wix alone: the bridge has no page of it.
      return entry.action === 'order-not-taken.settled' ? null : pathTo.order(subjectId);
    case 'validation':
      return pathTo.validation(subjectId);
    case 'sync':
      return pathTo.sync(subjectId);
    case 'message':
      return pathTo.webhookEvent(subjectId);
    case 'delivery':
      // Of all of an endpoint's at once, the endpoint is named.
      return entry.action === 'deliveries.retried' || entry.action === 'target.resumed'
        ? pathTo.endpoint(subjectId)
        : pathTo.delivery(subjectId);
    case 'staff':
    case 'invitation':
      return '/staff';
    case 'configuration':
    case 'location':
    case 'catalog':
    case 'stock':
    case 'subscriber':
      return accountId === null ? null : pathTo.account(accountId);
    case 'customer':
    case 'session':
    case 'sandbox':
      return null;
    default:
      return null;
  }
}
