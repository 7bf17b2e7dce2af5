import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** The system user that the server's processes run as. */
export interface Operator {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Where this process is root, the server runs as `postgres` if
 * the machine has such a user, else as `nobody`, which every machine has; nothing is added to the
 * machine. Null: run as whoever we are.
 */
export async function findOperator(): Promise<Operator | null> {
  if (process.getuid?.() !== 0) return null;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(([login]) => login === name);
    const uid = Number(user?.[2]);
    const gid = Number(user?.[3]);
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" user: set DATABASE_URL',
  );
}

/** Whether the operator may walk down to `directory`; a checkout below /root is closed to it. */
export async function canEnter(directory: string, operator: Operator | null): Promise<boolean> {
  if (operator === null) return true;
  let current = path.resolve(directory);
  for (;;) {
    const status = await stat(current).catch(() => null);
    if (status !== null) {
      const bit = status.uid === operator.uid ? 0o100 : status.gid === operator.gid ? 0o010 : 0o001;
      if ((status.mode & bit) === 0) return false;
    }
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}
