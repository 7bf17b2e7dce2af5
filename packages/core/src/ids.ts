import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { chanceDigits } from './chance.ts';

/** A prefixed id for what the bridge makes itself, e.g. `sync_0b54…`: says what it names. */
export const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;

/** The bridge's own row for a location of a POS account; the POS's own id is `posLocationId`. */
export const locationIdSchema = z.string().startsWith('loc_').max(100).brand<'LocationId'>();
export type LocationId = z.infer<typeof locationIdSchema>;

/** Names a catalog by what is in it: two catalogs with the same content have the same version. */
export const catalogVersionIdSchema = z
  .string()
  .max(100)
  .regex(/^ver_[0-9a-f]{64}$/, 'not a catalog version')
  .brand<'CatalogVersionId'>();
export type CatalogVersionId = z.infer<typeof catalogVersionIdSchema>;

/** One stretch of time in which one version was live at one configuration. */
export const publicationIdSchema = z.string().startsWith('pub_').max(100).brand<'PublicationId'>();
export type PublicationId = z.infer<typeof publicationIdSchema>;

export const newPublicationId = (): PublicationId => publicationIdSchema.parse(newId('pub'));

/** One catalog sync, from its request to its end. */
export const syncRunIdSchema = z.string().startsWith('sync_').max(100).brand<'SyncRunId'>();
export type SyncRunId = z.infer<typeof syncRunIdSchema>;

export const newSyncRunId = (): SyncRunId => syncRunIdSchema.parse(newId('sync'));

/** One inventory webhook: `msg_…`. Webhook endpoints see it as the `webhook-id` of every attempt. */
export const webhookEventIdSchema = z
  .string()
  .startsWith('msg_')
  .max(100)
  .brand<'WebhookEventId'>();
export type WebhookEventId = z.infer<typeof webhookEventIdSchema>;

/** One message on its way to one target: `dlv_…`. */
export const deliveryIdSchema = z.string().startsWith('dlv_').max(100).brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof deliveryIdSchema>;

/** Where deliveries go, a Wix location or a webhook endpoint: `tgt_…`. */
export const endpointIdSchema = z.string().startsWith('tgt_').max(100).brand<'EndpointId'>();
export type EndpointId = z.infer<typeof endpointIdSchema>;

/** A system of the provider's or merchant's own that is told about stock: `sub_…`. */
export const webhookEndpointIdSchema = z
  .string()
  .startsWith('sub_')
  .max(100)
  .brand<'WebhookEndpointId'>();
export type WebhookEndpointId = z.infer<typeof webhookEndpointIdSchema>;

export const newWebhookEventId = (): WebhookEventId => webhookEventIdSchema.parse(newId('msg'));
export const newDeliveryId = (): DeliveryId => deliveryIdSchema.parse(newId('dlv'));
export const newEndpointId = (): EndpointId => endpointIdSchema.parse(newId('tgt'));
export const newWebhookEndpointId = (): WebhookEndpointId =>
  webhookEndpointIdSchema.parse(newId('sub'));

/** One row a Validate Order that was answered. */
export const validationIdSchema = z.string().startsWith('val_').max(100).brand<'ValidationId'>();
export type ValidationId = z.infer<typeof validationIdSchema>;

/** The bridge's name for an order; also its reference at the POS. */
export const orderIdSchema = z.string().startsWith('ord_').max(100).brand<'OrderId'>();
export type OrderId = z.infer<typeof orderIdSchema>;

/**
 * Ids that sort by the time they were made at, to the millisecond, so that the primary key is also the
 * list's order and the mark where a page goes on: 12 hexadecimal digits of time, 20 of chance.
 */
const sortable = (prefix: string, now: Date): string =>
  `${prefix}_${timeDigits(now)}${chanceDigits().slice(0, 20)}`;

const timeDigits = (at: Date): string => at.getTime().toString(16).padStart(12, '0');

export const newValidationId = (now: Date): ValidationId =>
  validationIdSchema.parse(sortable('val', now));

export const newOrderId = (now: Date): OrderId => orderIdSchema.parse(sortable('ord', now));

/** No id that was made before `at` is greater: where a span of time begins or ends in a list. */
export const firstValidationIdAt = (at: Date): ValidationId =>
  validationIdSchema.parse(`val_${timeDigits(at)}`);

export const firstOrderIdAt = (at: Date): OrderId => orderIdSchema.parse(`ord_${timeDigits(at)}`);

export const staffIdSchema = z.string().min(1).max(100).brand<'StaffId'>();
export type StaffId = z.infer<typeof staffIdSchema>;

export const invitationIdSchema = z.string().startsWith('inv_').max(100).brand<'InvitationId'>();
export type InvitationId = z.infer<typeof invitationIdSchema>;
