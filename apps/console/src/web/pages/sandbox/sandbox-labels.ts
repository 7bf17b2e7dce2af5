import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['sandbox'];
type Inputs = inferRouterInputs<AppRouter>['sandbox'];
export type Stage = Outputs['stage'];
export type Dish = Outputs['menu']['sections'][number]['dishes'][number];
export type Exchange = Outputs['validate'];
export type Placed = Outputs['place'];
export type Fulfillment = Inputs['place']['fulfillment'];
export type FaultRule = Inputs['addFault'];
export type Effect = FaultRule['effect']['kind'];

/** What goes wrong with a call to the POS. */
export const effectLabels: Readonly<Record<Effect, string>> = {
  latency: 'Responds late',
  status: 'Responds with an error',
  hang: 'No response, request not processed',
  cut: 'Connection cut, request not processed',
  lost_answer: 'Request processed, response lost',
  withheld_answer: 'Request processed, no response',
};
export const effects = [
  'lost_answer',
  'latency',
  'status',
  'hang',
  'cut',
  'withheld_answer',
] as const;

export const posOperations = [
  'create_order',
  'validate_order',
  'find_orders',
  'get_order',
  'get_menu',
  'list_stock',
  'list_locations',
] as const;

/** A line of the cart; the same dish with other choices is another line. */
export interface CartLine {
  readonly key: number;
  readonly dish: Dish;
  readonly quantity: number;
  /** By the option's name: the chosen items. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}
