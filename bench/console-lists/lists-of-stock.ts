import type {
  DeliverySummary,
  DriftCursor,
  EndpointCursor,
  EndpointView,
  LongOutage,
  OutageCursor,
  StockDrift,
  StockLocation,
  StockTableRow,
  WebhookEventSummary,
} from '@pos-bridge/core';
import { endpointIdSchema } from '@pos-bridge/core/ids';
import type {
  DeliveryQuery,
  DriftFilter,
  EndpointFilter,
  StockLocationQuery,
  StockTableQuery,
  WebhookEventQuery,
} from '@pos-bridge/core/testing';
import type { ConfigurationId } from '@pos-bridge/wix';
import { type MeasureList, newestFirst, pages } from './read-pages.ts';
import {
  accountOf,
  busiest,
  configurationOf,
  lately,
  longAgo,
  quiet,
  type Volume,
} from './volume.ts';

type Filter<Query> = Omit<Query, 'before' | 'after' | 'limit'>;

const messages = newestFirst<Filter<WebhookEventQuery>, WebhookEventSummary, number>(
  (core, query) => core.inventory.listWebhookEvents(query),
  ({ sequence }) => sequence,
);
const deliveries = newestFirst<Filter<DeliveryQuery>, DeliverySummary, number>(
  (core, query) => core.inventory.listDeliveries(query),
  ({ position }) => position,
);
const endpoints = (filter: (volume: Volume) => EndpointFilter) =>
  pages<EndpointView, EndpointCursor>(
    (core, { place, limit }, volume) =>
      core.inventory.listEndpoints({ ...filter(volume), after: place, limit }),
    (row) => row,
  );
const locations = (filter: (volume: Volume) => Filter<StockLocationQuery>) =>
  pages<StockLocation, ConfigurationId>(
    (core, { place, limit }, volume) =>
      core.inventory.listLocations({ ...filter(volume), after: place, limit }),
    ({ configurationId }) => configurationId,
  );
const stock = (filter: Pick<StockTableQuery, 'text' | 'outOnly'>) =>
  pages<StockTableRow, string>(
    async (core, { place, limit }) => {
      const configurationId = configurationOf(busiest);
      const table = await core.inventory.stockTable({
        ...filter,
        configurationId,
        after: place,
        limit,
      });
      if (table.outcome !== 'table' || !table.isPublished) throw new Error('no menu');
      return table.rows;
    },
    ({ itemPosId }) => itemPosId,
  );
const drifts = (filter: (volume: Volume) => DriftFilter) =>
  pages<StockDrift, DriftCursor>(
    (core, { place, limit }, volume) =>
      core.inventory.listDrifts({ ...filter(volume), after: place, limit }),
    (row) => row,
  );
const outages = pages<LongOutage, OutageCursor>(
  (core, { place, limit }) => core.inventory.listLongOutages({ after: place, limit }),
  (row) => row,
);

const ofBusiest = () => ({ accountId: accountOf(busiest) });
const ofQuiet = (volume: Volume) => ({ accountId: accountOf(quiet(volume)) });
const ofQuietLocation = (volume: Volume) => ({ configurationId: configurationOf(quiet(volume)) });

export const listsOfStock: Readonly<Record<string, MeasureList>> = {
  messages: messages(() => ({})),
  'messages of the busiest account': messages(ofBusiest),
  'messages of a quiet account': messages(ofQuiet),
  'messages of a quiet location': messages(ofQuietLocation),
  'messages that support sent': messages(() => ({ cause: 'support' })),
  'messages that somebody will not get': messages(() => ({ state: 'dead' })),
  'messages that wait': messages(() => ({ state: 'waiting' })),
  'messages to nobody': messages(() => ({ state: 'to-nobody' })),
  'messages of late': messages(() => ({ createdFrom: lately() })),
  'messages of long ago': messages(() => ({ createdBefore: longAgo() })),
  deliveries: deliveries(() => ({})),
  'dead letters': deliveries(() => ({ states: ['dead'] })),
  'deliveries that wait': deliveries(() => ({ states: ['pending'] })),
  'deliveries that arrived': deliveries(() => ({ states: ['delivered'] })),
  'deliveries of the busiest account': deliveries(ofBusiest),
  'deliveries of a quiet account': deliveries(ofQuiet),
  'deliveries of a quiet location': deliveries(ofQuietLocation),
  'deliveries of an endpoint': deliveries(() => ({
    endpointId: endpointIdSchema.parse(`tgt_wix${busiest.number}`),
  })),
  'deliveries of a message': deliveries(() => ({ eventSequence: 77 })),
  'deliveries of late': deliveries(() => ({ createdFrom: lately() })),
  'deliveries of long ago': deliveries(() => ({ createdBefore: longAgo() })),
  'dead letters of a quiet account': deliveries((volume) => ({
    ...ofQuiet(volume),
    states: ['dead'],
  })),
  endpoints: endpoints(() => ({})),
  'endpoints that are paused': endpoints(() => ({ trouble: 'paused' })),
  'endpoints in trouble': endpoints(() => ({ trouble: 'failing' })),
  'endpoints that work': endpoints(() => ({ trouble: 'none' })),
  'endpoints of the provider': endpoints(() => ({ kind: 'subscriber' })),
  'endpoints of a quiet account': endpoints(ofQuiet),
  'stock locations': locations(() => ({})),
  'stock locations where something is out': locations(() => ({ outOnly: true })),
  'stock locations by a part of a name': locations(() => ({ name: 'harbour 7' })),
  'stock locations of a quiet account': locations(ofQuiet),
  'stock of a huge menu': stock({}),
  'stock of a huge menu that is out': stock({ outOnly: true }),
  'stock of a huge menu by a part of a name': stock({ text: 'soup' }),
  'stock that differs on Wix': drifts(() => ({})),
  'stock that Wix hides': drifts(() => ({ wixInStock: false })),
  'stock that differs on Wix, by a part of a name': drifts(() => ({ name: 'harbour 2' })),
  'stock that differs on Wix, of a quiet account': drifts(ofQuiet),
  'stock that differs on Wix, of a quiet location': drifts(ofQuietLocation),
  'items that have been out for long': outages,
};
