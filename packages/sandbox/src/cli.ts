import { parseArgs } from 'node:util';
import { type SpiOperationName, spiOperations } from '@pos-bridge/wix';
import { createControlClient } from './control-client.ts';
import { callFromCommandLine } from './spi-from-command-line.ts';

const names = Object.values(spiOperations).map(({ path }) => path.slice(1));

const usage = `sandbox call <operation> [options]   makes one signed call to the SPI adapter

Operations: ${names.join(', ')}

  --site <name or instance id>   the first site that has the app where missing
  --account <id>                 the first that List Account IDs gives
  --configuration <id>           the site's first location
  --dish <name or item id>       for orders: the first dish in stock
  --order <json>                 for orders: sent as it is
  --instance-token               the old HS256 token instead of the RS256 envelope
  --wix <address>                the running sandbox; SANDBOX_WIX_URL, or http://localhost:3100
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string' },
    account: { type: 'string' },
    configuration: { type: 'string' },
    dish: { type: 'string' },
    order: { type: 'string' },
    'instance-token': { type: 'boolean', default: false },
    wix: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [command, path = ''] = positionals;
const operation = operationOf(path);

if (values.help || command !== 'call' || operation === null) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}
const baseUrl = values.wix ?? process.env['SANDBOX_WIX_URL'] ?? 'http://localhost:3100';
try {
  const { instanceToken, ...exchange } = await callFromCommandLine(
    createControlClient(baseUrl),
    operation,
    { ...values, instanceToken: values['instance-token'] },
  );
  const { request, response } = exchange;
  console.log(
    `POST ${request.url}   (${instanceToken ? 'HS256 instance token' : request.requestId})`,
  );
  console.log(JSON.stringify(request.message, null, 2));
  console.log(`\nHTTP ${response.status} in ${response.durationMs} ms`);
  console.log(JSON.stringify(response.body, null, 2));
  process.exitCode = response.status === 200 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function operationOf(asked: string): SpiOperationName | null {
  for (const name of Object.keys(spiOperations))
    if (isOperation(name) && spiOperations[name].path === `/${asked}`) return name;
  return null;
}

function isOperation(name: string): name is SpiOperationName {
  return Object.hasOwn(spiOperations, name);
}
