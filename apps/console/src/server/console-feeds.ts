import type { Database, Log } from '@pos-bridge/core';
import { type ChannelFeed, openChannelFeed } from './channel-feed.ts';

/** What pages are told live, by the channel of the database that tells it. */
export interface ConsoleFeeds {
  readonly spiCalls: ChannelFeed;
  /** About a sync run, by its id. */
  readonly syncProgress: ChannelFeed;
  /** About an order, by its id. */
  readonly orders: ChannelFeed;
  /** About an account's inventory webhooks and their deliveries, by the account's id. */
  readonly deliveries: ChannelFeed;
  /** About what a person may do, by the person's id. */
  readonly staff: ChannelFeed;
}

export function openConsoleFeeds(deps: {
  readonly database: Database;
  readonly log: Log;
}): ConsoleFeeds {
  return {
    spiCalls: openChannelFeed(deps, 'spi_calls'),
    syncProgress: openChannelFeed(deps, 'sync_progress'),
    orders: openChannelFeed(deps, 'orders_changed'),
    deliveries: openChannelFeed(deps, 'deliveries_changed'),
    staff: openChannelFeed(deps, 'staff_changed'),
  };
}
