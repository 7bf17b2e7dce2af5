import { lazyPage } from '../components/load-page.ts';
import { deliveriesSearch } from './deliveries/search.ts';
import { endpointsSearch } from './endpoints/search.ts';
import { ordersSearch } from './orders/search.ts';
import { spiCallsSearch } from './spi-calls/search.ts';
import { stockLocationsSearch } from './stock/search.ts';
import { syncsSearch } from './syncs/search.ts';
import { validationsSearch } from './validations/search.ts';

/**
 * Lists that are pages of their own and tabs of an account as well (`useListAddress`), each with what its
 * address may hold.
 */
export const lists = {
  spiCalls: {
    search: spiCallsSearch,
    page: lazyPage(() => import('./spi-calls/spi-calls-page.tsx'), 'SpiCallsPage'),
  },
  syncs: {
    search: syncsSearch,
    page: lazyPage(() => import('./syncs/syncs-page.tsx'), 'SyncsPage'),
  },
  stockLocations: {
    search: stockLocationsSearch,
    page: lazyPage(() => import('./stock/stock-locations-page.tsx'), 'StockLocationsPage'),
  },
  deliveries: {
    search: deliveriesSearch,
    page: lazyPage(() => import('./deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
  },
  endpoints: {
    search: endpointsSearch,
    page: lazyPage(() => import('./endpoints/endpoints-page.tsx'), 'EndpointsPage'),
  },
  orders: {
    search: ordersSearch,
    page: lazyPage(() => import('./orders/orders-page.tsx'), 'OrdersPage'),
  },
  validations: {
    search: validationsSearch,
    page: lazyPage(() => import('./validations/validations-page.tsx'), 'ValidationsPage'),
  },
} as const;
