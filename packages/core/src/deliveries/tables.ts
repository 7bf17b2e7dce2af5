export * from './delivery-tables.ts';
export * from './event-tables.ts';
