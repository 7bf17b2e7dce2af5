export * from './demo/demo-ids.ts';
export * from './demo/seed-demo.ts';
export * from './pos/create-sandbox-pos.ts';
export { foodHallMenu } from './pos/menus/food-hall-menu.ts';
export { noodleBarMenu } from './pos/menus/noodle-bar-menu.ts';
export { taqueriaMenu } from './pos/menus/taqueria-menu.ts';
export { trattoriaMenu } from './pos/menus/trattoria-menu.ts';
export type { PosControl } from './pos/pos-control.ts';
export type { MenuItem, ModifierGroup, PosMenu, ServicePeriod } from './pos/pos-menu.ts';
export type { PosOrder, PosOrderRequest, PosOrderStatus, Refusal } from './pos/pos-order.ts';
export type { PosLocation, PosMerchant } from './pos/pos-state.ts';
export { everyDay } from './pos/service-hours.ts';
export type { StockChange, StockLevel } from './pos/stock.ts';
export * from './simulation/clock.ts';
export type {
  FaultEffect,
  FaultRule,
  FaultRuleInput,
  FaultRules,
} from './simulation/fault-rules.ts';
export type { Delivery, Disorder, Outbox } from './simulation/outbox.ts';
export type { LoggedRequest, RequestLog } from './simulation/request-log.ts';
export { createSeededRandom, namedGuid, type SeededRandom } from './simulation/seeded-random.ts';
export * from './start-sandbox.ts';
export type { CartInput } from './wix/cart.ts';
export type { Checkout, PlacedOrder } from './wix/checkout.ts';
export * from './wix/create-sandbox-wix.ts';
export type { SpiEnvelope, WixAppIdentity, WixSigner, WixWebhook } from './wix/signing.ts';
export type { SpiCall, SpiCaller, SpiExchange } from './wix/spi-caller.ts';
export type { SandboxOrder } from './wix/storefront.ts';
export type { WixOperation } from './wix/wix-call.ts';
export type { SandboxCatalog, WixControl } from './wix/wix-control.ts';
export type { SandboxConfiguration, SandboxPlacedOrder, WixSite } from './wix/wix-state.ts';
