// `pnpm test:faults [name …]`: processes are killed, answers lost, servers restarted; then it is
// checked that nothing was lost or done twice. Takes minutes, so that it is no part of `pnpm test`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@pos-bridge/core';
import { startEmbeddedPostgres } from '@pos-bridge/embedded-postgres';
import postgres from 'postgres';
import { allFaultTests } from './all-fault-tests.ts';

const wanted = process.argv.slice(2);
const tests = allFaultTests.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (tests.length === 0) {
  console.error(`There is no such test; there are: ${allFaultTests.map((t) => t.name).join(', ')}`);
  process.exit(2);
}

const directory = await mkdtemp(path.join(tmpdir(), 'pos-bridge-faults-'));
const given = process.env['FAULTS_DATABASE_URL'];
const server =
  given === undefined
    ? await startEmbeddedPostgres({
        directory: path.join(directory, 'postgres'),
        settings: { max_connections: '300' },
      })
    : null;
const serverUrl = server?.url() ?? given ?? '';
const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
const urlOf = (name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

let failed = 0;
try {
  for (const test of tests) {
    console.log(`\n${test.name}`);
    const startedAt = performance.now();
    try {
      await test.run({
        createDatabase: async (name, from) => {
          await admin.unsafe(`drop database if exists ${name} with (force)`);
          await admin.unsafe(
            from === undefined
              ? `create database ${name}`
              : `create database ${name} template ${from}`,
          );
          if (from === undefined) await migrate(urlOf(name));
          return urlOf(name);
        },
        say: (line) => console.log(`  ${line}`),
      });
      console.log(`  held (${Math.round((performance.now() - startedAt) / 1000)} s)`);
    } catch (error) {
      failed += 1;
      console.error(error);
    }
  }
} finally {
  await admin.end();
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
}

console.log(`\n${tests.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
