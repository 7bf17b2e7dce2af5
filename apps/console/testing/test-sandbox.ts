import { createServer } from 'node:http';
import { createSandboxPos, type SandboxPos } from '@pos-bridge/sandbox';
import {
  createSandboxControl,
  type SandboxControl,
} from '../src/server/sandbox/sandbox-control.ts';
import { openTestSite, type TestSite } from './test-site.ts';

/** The simulated Wix and POS behind the sandbox page, and an adapter that says yes to everything. */
export interface TestSandbox {
  readonly site: TestSite;
  readonly pos: SandboxPos;
  readonly control: SandboxControl;
  /** Operations that Wix has called. */
  readonly asked: string[];
  close(): Promise<void>;
}

const answers: Readonly<Record<string, object>> = {
  'account-ids': { accountIds: ['account-1'] },
  'validate-order': { posOrderStatus: 'valid' },
  'create-order': { posOrderId: 'pos-1', posLocationId: 'loc-1', posOrderStatus: 'received' },
};

export async function openTestSandbox(): Promise<TestSandbox> {
  const site = await openTestSite();
  const pos = createSandboxPos({ clientId: 'bridge', clientSecret: 'bridge-secret' });
  pos.control.addMerchant({ id: 'mer_test', name: 'Trattoria Test' });
  const posUrl = await pos.listen();
  const asked: string[] = [];
  const adapter = createServer((request, response) => {
    const operation = request.url?.split('/').at(-1) ?? '';
    asked.push(operation);
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[operation] ?? {}));
  });
  await new Promise<void>((listening) => adapter.listen(0, '127.0.0.1', listening));
  const address = adapter.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  site.wix.control.aim(`http://127.0.0.1:${port}`);
  return {
    site,
    pos,
    asked,
    control: createSandboxControl({ wix: site.url, pos: posUrl }),
    close: async () => {
      await Promise.all([site.close(), pos.close()]);
      adapter.closeAllConnections();
      await new Promise((closed) => adapter.close(closed));
    },
  };
}
