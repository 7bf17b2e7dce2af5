import type { SpiOperationName } from '@pos-bridge/wix';
import { z } from 'zod';
import type { ControlClient } from './control-client.ts';

export interface CommandLineCall {
  readonly site?: string | undefined;
  readonly account?: string | undefined;
  readonly configuration?: string | undefined;
  readonly dish?: string | undefined;
  readonly order?: string | undefined;
  readonly instanceToken: boolean;
}

const exchangeSchema = z.object({
  request: z.object({ url: z.string(), requestId: z.string(), message: z.unknown() }),
  response: z.object({ status: z.number(), body: z.unknown(), durationMs: z.number() }),
});
const sitesSchema = z.object({
  sites: z.array(
    z.object({
      name: z.string(),
      instanceId: z.string(),
      installation: z.string(),
      configurations: z.array(z.object({ id: z.string(), catalogId: z.string() })),
    }),
  ),
});
type Site = z.infer<typeof sitesSchema>['sites'][number];
const accountsSchema = z.object({ accountIds: z.array(z.string()) });
const catalogSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      name: z.string().nullish(),
      inStock: z.boolean(),
      archived: z.boolean(),
    }),
  ),
});
const builtSchema = z.object({ order: z.unknown() });

/** Fills in what the command line left out, and makes the call through the running sandbox. */
export async function callFromCommandLine(
  sandbox: ControlClient,
  operation: SpiOperationName,
  call: CommandLineCall,
): Promise<z.infer<typeof exchangeSchema> & { readonly instanceToken: boolean }> {
  const { instanceToken } = call;
  const site = siteOf((await sandbox.get('/sites', sitesSchema)).sites, call.site);
  const { instanceId } = site;
  const spi = (name: SpiOperationName, request: object, hs256 = false) =>
    sandbox.post(
      '/spi',
      { operation: name, instanceId, request, instanceToken: hs256 },
      exchangeSchema,
    );
  if (operation === 'listAccountIds')
    return { ...(await spi(operation, {}, instanceToken)), instanceToken };

  const configuration =
    call.configuration === undefined
      ? site.configurations[0]
      : (site.configurations.find(({ id }) => id === call.configuration) ?? {
          id: call.configuration,
          catalogId: null,
        });
  if (!configuration) throw new Error(`${site.name} has no location; name one`);
  const accountId = call.account ?? (await firstAccount());
  const request = { accountId, configurationId: configuration.id };
  switch (operation) {
    case 'getConfigurationStatus':
    case 'syncCatalog':
    case 'getCatalogSyncStatus':
      return { ...(await spi(operation, request, instanceToken)), instanceToken };
    case 'validateOrder':
    case 'createOrder':
      return {
        ...(await spi(operation, { ...request, order: await anOrder() }, instanceToken)),
        instanceToken,
      };
  }

  async function firstAccount(): Promise<string> {
    const { response } = await spi('listAccountIds', {});
    const [first] = accountsSchema.safeParse(response.body).data?.accountIds ?? [];
    if (first === undefined) throw new Error(`${site.name} has no account with a POS; name one`);
    return first;
  }

  async function anOrder(): Promise<unknown> {
    if (call.order !== undefined) return JSON.parse(call.order);
    if (!configuration || configuration.catalogId === null)
      throw new Error('no catalog is known for that location; give --order');
    const { items } = await sandbox.get(`/catalogs/${configuration.catalogId}`, catalogSchema);
    const dish = items.find((item) =>
      call.dish === undefined
        ? item.type === 'DISH' && item.inStock && !item.archived
        : item.id === call.dish || item.name?.toLowerCase() === call.dish.toLowerCase(),
    );
    if (!dish) throw new Error('the live catalog has no such dish');
    const cart = { configurationId: configuration.id, lines: [{ itemId: dish.id }] };
    return (await sandbox.post('/cart/build', cart, builtSchema)).order;
  }
}

function siteOf(sites: readonly Site[], asked: string | undefined): Site {
  const site = sites.find((candidate) =>
    asked === undefined
      ? candidate.installation === 'installed'
      : candidate.instanceId === asked || candidate.name.toLowerCase() === asked.toLowerCase(),
  );
  if (site) return site;
  const names = sites.map(({ name }) => name).join(', ');
  throw new Error(
    asked === undefined ? 'no site has the app' : `no such site; there are: ${names}`,
  );
}
