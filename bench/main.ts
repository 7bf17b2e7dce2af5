// `pnpm bench [name …]`: runs the benchmarks, prints the figures, and fails where a bound is missed.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@pos-bridge/core';
import { startEmbeddedPostgres } from '@pos-bridge/embedded-postgres';
import postgres from 'postgres';
import { allBenches } from './all-benches.ts';
import { type Figure, holds } from './bench.ts';

const wanted = process.argv.slice(2);
const benches = allBenches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (benches.length === 0) {
  console.error(
    `There is no such benchmark; there are: ${allBenches.map((b) => b.name).join(', ')}`,
  );
  process.exit(2);
}

const directory = await mkdtemp(path.join(tmpdir(), 'pos-bridge-bench-'));
const given = process.env['BENCH_DATABASE_URL'];
const server =
  given === undefined
    ? await startEmbeddedPostgres({
        directory: path.join(directory, 'postgres'),
        settings: { max_connections: '200', shared_buffers: '512MB' },
      })
    : null;
const serverUrl = server?.url() ?? given ?? '';
const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
console.log(`Node ${process.version}, ${cpus().length} cores, ${await versionOf(admin)}`);

const figures: Figure[] = [];
try {
  for (const bench of benches) {
    console.log(`\n${bench.name}`);
    const result = await bench.run({
      createDatabase: async (name) => {
        await admin.unsafe(`drop database if exists ${name} with (force)`);
        await admin.unsafe(`create database ${name}`);
        const url = new URL(serverUrl);
        url.pathname = `/${name}`;
        await migrate(url.href);
        return url.href;
      },
      say: (line) => console.log(`  ${line}`),
    });
    figures.push(...result);
  }
} finally {
  await admin.end();
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
}

console.log('');
for (const figure of figures) {
  const { name, value, unit, bound } = figure;
  const limit =
    bound === undefined
      ? ''
      : `  (at ${bound.at} ${bound.value}: ${holds(figure) ? 'holds' : 'MISSED'})`;
  console.log(`${name.padEnd(52)} ${value.toPrecision(4).padStart(10)} ${unit}${limit}`);
}
const missed = figures.filter((figure) => !holds(figure));
process.exit(missed.length === 0 ? 0 : 1);

async function versionOf(client: postgres.Sql): Promise<string> {
  const [row] = await client`select split_part(version(), ' on ', 1) as version`;
  return String(row?.['version']);
}
