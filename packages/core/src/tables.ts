/** Every table of the bridge: for the console's sign-in, and for tests that read rows. */
export * from './accounts/tables.ts';
export * from './catalog/tables.ts';
export * from './configurations/tables.ts';
export * from './database/tables.ts';
export * from './deliveries/tables.ts';
export * from './health/tables.ts';
export * from './installation/tables.ts';
export * from './instances/tables.ts';
export * from './orders/not-taken/tables.ts';
export * from './orders/tables.ts';
export * from './pos/tables.ts';
export * from './spi-calls/tables.ts';
export * from './staff/tables.ts';
export * from './stock/tables.ts';
export * from './wix/tables.ts';
