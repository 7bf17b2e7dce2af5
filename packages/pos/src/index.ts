export * from './canonical-menu.ts';
export { mostOf } from './list-bounds.ts';
export * from './money.ts';
export * from './normal-hours.ts';
export * from './pos-fault.ts';
export * from './pos-location.ts';
export * from './pos-order.ts';
export * from './pos-provider.ts';
export { readAnswer } from './read-answer.ts';
