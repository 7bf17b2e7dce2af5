export * from './catalog/canonical-menu.ts';
export * from './clock.ts';
export * from './money.ts';
export * from './pos/pos-fault.ts';
export * from './pos/pos-location.ts';
export * from './pos/pos-order.ts';
export * from './pos/pos-provider.ts';
export * from './pos/pos-registry.ts';
