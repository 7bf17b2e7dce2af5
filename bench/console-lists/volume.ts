import { accountIdSchema, configurationIdSchema } from '@pos-bridge/wix';

/** How much is in the database. */
export interface Volume {
  readonly calls: number;
  readonly orders: number;
  readonly accounts: number;
  /** Of the one location with a huge menu. */
  readonly dishes: number;
}

export const full: Volume = { calls: 1_000_000, orders: 200_000, accounts: 10_000, dishes: 5_000 };
export const hundredth: Volume = { calls: 10_000, orders: 2_000, accounts: 100, dishes: 50 };

/** The merchants have a number each; the first has more of everything than any other. */
export const busiest = { number: 1 };
/** One with next to nothing. */
export const quiet = ({ accounts }: Volume) => ({ number: Math.ceil(accounts * 0.9) });

type Merchant = ReturnType<typeof quiet>;
export const accountOf = ({ number }: Merchant) => accountIdSchema.parse(`a${number}`);
export const configurationOf = ({ number }: Merchant) => configurationIdSchema.parse(`c${number}`);

/** Codes to filter by: one in two that were refused, and very few among many. */
export const frequentCode = 'PRICE_CHANGED';
export const rareCode = 'CUSTOMER_BLOCKED';

/** Of a customer who has ordered a few times. */
export const somePhone = '+49 30 5550100';
/** `ENCRYPTION_KEY` of the bench; the fill hashes the phone with it. */
export const encryptionKey = `bench:${Buffer.alloc(32, 1).toString('base64')}`;

/** After which there is less than a page of anything. */
export const lately = (): Date => new Date(Date.now() - 3_600_000);
/** Long before most of what is in the lists. */
export const longAgo = (): Date => new Date(Date.now() - 300 * 24 * 3_600_000);
