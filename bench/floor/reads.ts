// The floor for reads: the least that one would write by hand. Verify with jose, one statement, answer.
import Fastify from 'fastify';
import { importSPKI, jwtVerify } from 'jose';
import postgres from 'postgres';

const env = process.env;
const key = await importSPKI(env['FLOOR_PUBLIC_KEY'] ?? '', 'RS256');
const sql = postgres(env['DATABASE_URL'] ?? '', { max: 10 });
const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

interface Claims {
  data: {
    request: { accountId: string; configurationId: string };
    metadata: { instanceId: string };
  };
}
const verify = async (body: unknown) => {
  const { payload } = await jwtVerify<Claims>(String(body), key, {
    algorithms: ['RS256'],
    issuer: 'wix.com',
    audience: env['FLOOR_APP_ID'] ?? '',
  });
  return payload.data;
};

app.post('/wix-spi/account-ids', async (request) => {
  const { metadata } = await verify(request.body);
  const rows = await sql`
    select id from accounts
    where instance_id = ${metadata.instanceId} and state = 'active' and pos_authorization = 'authorized'`;
  return { accountIds: rows.map((row) => row['id']) };
});

app.post('/wix-spi/get-configuration-status', async (request, reply) => {
  const { request: asked, metadata } = await verify(request.body);
  const [row] = await sql`
    select a.state, a.pos_authorization, c.archived, c.location_id
    from accounts a join configurations c on c.account_id = a.id
    where a.id = ${asked.accountId} and a.instance_id = ${metadata.instanceId}
      and c.id = ${asked.configurationId}`;
  if (row === undefined) return reply.code(404).send({});
  const ready = row['pos_authorization'] === 'authorized' && row['location_id'] !== null;
  return { status: ready && row['archived'] === false ? 'READY' : 'PENDING' };
});

app.get('/healthz', async () => ({}));
await app.listen({ host: '127.0.0.1', port: Number(env['FLOOR_PORT']) });
process.once('SIGTERM', () => process.exit(0));
