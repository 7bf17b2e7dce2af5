import { z } from 'zod';
import type { OrderErrorCode, SyncFailureCode } from './codes.ts';

/** Codes that speak of the call itself, before any business was done. */
export type SpiCallErrorCode =
  | 'UNAUTHENTICATED'
  | 'INVALID_REQUEST'
  | 'METHOD_NOT_ALLOWED'
  | 'ORDER_CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE';

/** Every code that an SPI answer may carry; `NONE` is no error, and a sync's failure is told by its status. */
export type SpiErrorCode =
  | SpiCallErrorCode
  | Exclude<OrderErrorCode | Exclude<SyncFailureCode, 'OVERLOADED_MENU'>, 'NONE'>;

/**
 * The HTTP status of each code (contract §2). `SYSTEM_ERROR` is 500, and `spiPosTimeoutStatus`
 * where the POS did not answer in time. 428 is every business refusal.
 */
export const spiErrorStatus = {
  UNAUTHENTICATED: 401,
  INVALID_REQUEST: 400,
  METHOD_NOT_ALLOWED: 405,
  ORDER_CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  SYSTEM_ERROR: 500,
  ACCOUNT_NOT_FOUND: 404,
  LOCATION_NOT_FOUND: 404,
  ACCOUNT_NOT_AUTHORIZED: 428,
  ACCOUNT_NOT_CONNECTED: 428,
  ACCOUNT_CONFIGURATION: 428,
  OTHER: 428,
  PROMO_NOT_RECOGNIZED: 428,
  PROMO_USER_INELIGIBLE: 428,
  PROMO_ALREADY_USED: 428,
  PROMO_EXPIRED: 428,
  DISCOUNT: 428,
  LOYALTY: 428,
  OUT_OF_SERVICE_AREA: 428,
  AVAILABILITY_CHANGED: 428,
  PRICE_CHANGED: 428,
  NO_CAPACITY: 428,
  CLOSED: 428,
  REQUIREMENTS_NOT_MET: 428,
  ORDER_TOTAL: 428,
  ORDER_ITEM: 428,
  ORDER_REJECTED: 428,
  PAYMENT_FAILED: 428,
  CUSTOMER_PHONE_MISSING: 428,
  CUSTOMER_EMAIL_MISSING: 428,
  CUSTOMER_BLOCKED: 428,
} as const satisfies Record<SpiErrorCode, number>;

/** The status of a `SYSTEM_ERROR` where the POS did not answer in time. */
export const spiPosTimeoutStatus = 504;

/** Codes whose answer carries Retry-After. */
export const spiCodesWithRetryAfter: ReadonlySet<SpiErrorCode> = new Set([
  'RATE_LIMITED',
  'UNAVAILABLE',
]);

/** One thing that was wrong; `params` fill the message's blanks on Wix's side. */
export const spiErrorDetailSchema = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.string()).optional(),
});
export type SpiErrorDetail = z.infer<typeof spiErrorDetailSchema>;

/** The body of every SPI error (contract §2). */
export const spiErrorBodySchema = z.object({
  applicationError: z.object({
    code: z.string(),
    description: z.string(),
    data: z.object({ errors: z.array(spiErrorDetailSchema) }).optional(),
  }),
});
export type SpiErrorBody = z.infer<typeof spiErrorBodySchema>;
