export * from './delivery-tables.ts';
export * from './message-tables.ts';
