import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import { findBinaries, type PostgresBinaries } from './binaries.ts';
import { canEnter, findOperator, type Operator } from './operator.ts';

export interface EmbeddedPostgresOptions {
  /** Where the cluster lives; made on the first start. */
  readonly directory: string;
  /** 0, the default: a free port, kept for a server that is still running from before. */
  readonly port?: number;
  /** Server settings, e.g. `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onLog?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser for the given database. */
  url(database?: string): string;
  /** Makes a database where there is none of that name. */
  createDatabase(name: string): Promise<void>;
  readonly port: number;
  /** Where the cluster really lives: `directory`, unless the server's user may not go there. */
  readonly directory: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL from npm's binaries, on 127.0.0.1 alone, and waits until it answers. A
 * server that an earlier, killed run left behind is taken over; a stale `postmaster.pid` does not matter.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const operator = await findOperator();
  const home = await findHome(path.resolve(options.directory), operator, options.onLog);
  await mkdir(home, { recursive: true });
  if (operator !== null) await chown(home, operator.uid, operator.gid);
  const binaries = await reachableBinaries(home, operator);
  const data = path.join(home, 'data');
  const run = (program: string, args: readonly string[]) =>
    runProgram(program, args, home, operator);

  const password = await initialise(home, data, binaries, operator, run);
  let port = (await runningPort(data, binaries, run)) ?? 0;
  if (port === 0) {
    port = options.port ?? 0;
    if (port === 0) port = await freePort();
    const settings: Record<string, string> = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      ...options.settings,
    };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
    await run(binaries.pg_ctl, [
      'start',
      '-w',
      '-t',
      '60',
      '-s',
      '-D',
      data,
      '-l',
      path.join(home, 'server.log'),
      '-o',
      flags.join(' '),
    ]);
  }
  const url = (database = 'postgres') =>
    `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  return {
    port,
    directory: home,
    url,
    createDatabase: (name) => createDatabase(url(), name),
    stop: async () => {
      await run(binaries.pg_ctl, ['stop', '-w', '-t', '60', '-s', '-m', 'fast', '-D', data]);
    },
  };
}

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    const [there] = await client`select 1 from pg_database where datname = ${name}`;
    if (there === undefined) await client`create database ${client(name)}`;
  } finally {
    await client.end();
  }
}

async function findHome(
  wanted: string,
  operator: Operator | null,
  onLog: ((line: string) => void) | undefined,
): Promise<string> {
  if (await canEnter(path.dirname(wanted), operator)) return wanted;
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const home = path.join('/var/tmp', `pos-bridge-postgres-${digest}`);
  onLog?.(`PostgreSQL's user may not enter ${wanted}: the database is kept in ${home}`);
  return home;
}

/** npm's binaries, or a copy beside the cluster where the server's user cannot reach the original. */
async function reachableBinaries(
  home: string,
  operator: Operator | null,
): Promise<PostgresBinaries> {
  const found = await findBinaries();
  if (await canEnter(path.dirname(found.initdb), operator)) return found;
  const copy = path.join(home, 'native');
  const original = path.resolve(path.dirname(found.initdb), '..');
  await cp(original, copy, { recursive: true, force: true, verbatimSymlinks: true });
  return {
    initdb: path.join(copy, 'bin', path.basename(found.initdb)),
    pg_ctl: path.join(copy, 'bin', path.basename(found.pg_ctl)),
  };
}

type Run = (program: string, args: readonly string[]) => Promise<string>;

/** Makes the cluster if it is not there, and returns the superuser's password. */
async function initialise(
  home: string,
  data: string,
  binaries: PostgresBinaries,
  operator: Operator | null,
  run: Run,
): Promise<string> {
  const passwordFile = path.join(home, 'password');
  const kept = await readFile(passwordFile, 'utf8').catch(() => null);
  const finished = await readFile(path.join(home, 'initialised'), 'utf8').catch(() => null);
  if (kept !== null && finished !== null) return kept.trim();

  // A half-made cluster of a killed first start holds nothing yet.
  await rm(data, { recursive: true, force: true });
  const password = randomBytes(24).toString('hex');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await chmod(passwordFile, 0o600);
  if (operator !== null) await chown(passwordFile, operator.uid, operator.gid);
  await run(binaries.initdb, [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]);
  await writeFile(path.join(home, 'initialised'), '');
  return password;
}

/** The port of a server that already runs on this cluster, or null. */
async function runningPort(
  data: string,
  binaries: PostgresBinaries,
  run: Run,
): Promise<number | null> {
  const pidFile = path.join(data, 'postmaster.pid');
  // pid, data directory, start time, port, socket directory, address, …
  const [pid, , , port] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  if (pid === undefined || pid === '') return null;
  if (!(await isPostmaster(pid))) {
    await rm(pidFile, { force: true });
    return null;
  }
  const runs = await run(binaries.pg_ctl, ['status', '-D', data]).then(
    () => true,
    () => false,
  );
  return runs && port !== undefined ? Number(port) : null;
}

/**
 * Whether the process of a pid file can be a server. PostgreSQL takes any living process for one: another
 * program that got the number after a reboot, and a dead server that nobody has reaped.
 */
async function isPostmaster(pid: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const [, command, state] = stat?.match(/^\d+ \((.*)\) (\S)/) ?? [];
  return command === 'postgres' && state !== 'Z';
}

function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  operator: Operator | null,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // The server inherits pg_ctl's output unless it is cut off here, and would hold it open for ever.
    const child = spawn(program, args, {
      cwd,
      ...(operator ?? {}),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', PGTZ: 'UTC' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(program)} ended with ${code}: ${output.trim()}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });
}
