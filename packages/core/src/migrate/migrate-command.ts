// `pnpm db:migrate`: brings the database of DATABASE_URL to this version.
import { z } from 'zod';
import { migrate } from './migrate.ts';

const { DATABASE_URL } = z.object({ DATABASE_URL: z.url() }).parse(process.env);
await migrate(DATABASE_URL);
console.log('The database is at this version.');
