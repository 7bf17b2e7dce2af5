import { type SQL, sql } from 'drizzle-orm';
import { deliveries, webhookEvents } from './tables.ts';

/**
 * How a message as a whole stands, told by its worst delivery. `dead`: somebody did not get it and will
 * not. `waiting`: on its way. `delivered`: everybody who was to have it has it. `dropped`: every delivery
 * was replaced by newer ones, canceled, or not for the site. `to-nobody`: there was nobody to tell.
 */
export const eventStates = ['waiting', 'delivered', 'dead', 'dropped', 'to-nobody'] as const;
export type EventState = (typeof eventStates)[number];

export const eventStateSql = (): SQL<EventState> => sql<EventState>`(
  select case
    when count(*) = 0 then 'to-nobody'
    when bool_or(way.state = 'dead') then 'dead'
    when bool_or(way.state in ('pending', 'sending')) then 'waiting'
    when bool_or(way.state = 'delivered') then 'delivered'
    else 'dropped' end
  from ${deliveries} way where way.message_sequence = ${webhookEvents.sequence})`;

/** The same as a condition, in a form that the planner can begin with the few deliveries it names. */
export function isEventState(state: EventState): SQL {
  switch (state) {
    case 'dead':
      return hasWay(sql`way.state = 'dead'`);
    case 'waiting':
      return sql`${hasWay(sql`way.state in ('pending', 'sending')`)}
        and not ${hasWay(sql`way.state = 'dead'`)}`;
    case 'delivered':
      return sql`${hasWay(sql`way.state = 'delivered'`)}
        and not ${hasWay(sql`way.state in ('dead', 'pending', 'sending')`)}`;
    case 'dropped':
      return sql`${hasWay(sql`way.state in ('superseded', 'skipped', 'canceled')`)}
        and not ${hasWay(sql`way.state in ('dead', 'pending', 'sending', 'delivered')`)}`;
    case 'to-nobody':
      return sql`${webhookEvents.toNobody}`;
  }
}

const hasWay = (condition: SQL): SQL =>
  sql`exists (select from ${deliveries} way
    where way.message_sequence = ${webhookEvents.sequence} and ${condition})`;
