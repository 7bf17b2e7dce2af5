const page = (root: string) => (id: string) => `/${root}/${encodeURIComponent(id)}`;

/** Where the page of a thing lies, by its id. */
export const pathTo = {
  account: page('accounts'),
  site: page('sites'),
  order: page('orders'),
  validation: page('validations'),
  sync: page('syncs'),
  /** A location's is its stock. */
  location: page('stock'),
  webhookEvent: page('webhook-events'),
  delivery: (id: string) => `/deliveries?delivery=${encodeURIComponent(id)}`,
  endpoint: (id: string) => `/endpoints?endpoint=${encodeURIComponent(id)}`,
  /** Calls of Wix by the id that Wix gave them. */
  wixRequest: (id: string) => `/spi-calls?requestId=${encodeURIComponent(JSON.stringify(id))}`,
  /** Everything that Wix asked about an order before there was one. */
  wixOrder: (id: string) => `/orders?wixOrderId=${encodeURIComponent(JSON.stringify(id))}`,
} as const;
