export * from './builders.ts';
export * from './menu-arbitrary.ts';
export * from './mutated-orders.ts';
export * from './provider-contract.ts';
export * from './recorded-log.ts';
export * from './sample-orders.ts';
export * from './test-core.ts';
export * from './test-database.ts';
