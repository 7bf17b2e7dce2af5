// The floor for Validate Order: the least that one would write by hand. Verify (RS256, with jose or, for the
// bare floor, with node:crypto alone), two rows by two statements, parse, one row inserted durably, answer.
import { createPublicKey, verify } from 'node:crypto';
import { wixOrderSchema } from '@pos-bridge/wix';
import Fastify from 'fastify';
import { jwtVerify } from 'jose';
import postgres from 'postgres';

const env = process.env;
const key = createPublicKey(env['FLOOR_PUBLIC_KEY'] ?? '');
const sql = postgres(env['DATABASE_URL'] ?? '', { max: 10, onnotice: () => {} });
const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

interface Claims {
  aud: string;
  iss: string;
  exp: number;
  data: {
    request: { accountId: string; configurationId: string; order: unknown };
    metadata: { instanceId: string };
  };
}

async function claimsByJose(token: string): Promise<Claims | null> {
  const { payload } = await jwtVerify<Claims>(token, key, {
    algorithms: ['RS256'],
    issuer: 'wix.com',
    audience: env['FLOOR_APP_ID'] ?? '',
  });
  return payload;
}

function claimsByHand(token: string): Claims | null {
  const end = token.lastIndexOf('.');
  const signed = Buffer.from(token.slice(0, end));
  if (!verify('RSA-SHA256', signed, key, Buffer.from(token.slice(end + 1), 'base64url'))) {
    return null;
  }
  const payload = token.slice(token.indexOf('.') + 1, end);
  const claims: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const isGood =
    claims.aud === env['FLOOR_APP_ID'] &&
    claims.iss === 'wix.com' &&
    claims.exp * 1_000 > Date.now();
  return isGood ? claims : null;
}

const claimsOf = env['FLOOR_VERIFIES_WITH'] === 'node' ? claimsByHand : claimsByJose;

app.post('/wix-spi/validate-order', async (request, reply) => {
  const claims = await claimsOf(String(request.body));
  if (claims === null) return reply.code(401).send({});
  const { metadata, request: asked } = claims.data;
  const [account] = await sql`
    select id, pos_authorization from accounts
    where id = ${asked.accountId} and instance_id = ${metadata.instanceId}`;
  const [configuration] = await sql`
    select id, archived, location_id from configurations
    where id = ${asked.configurationId} and account_id = ${asked.accountId}`;
  if (account === undefined || configuration === undefined) return reply.code(404).send({});
  const order = wixOrderSchema.parse(asked.order);
  await sql`
    insert into floor_validations (configuration_id, order_body)
    values (${asked.configurationId}, ${JSON.stringify(order)}::text::json)`;
  return { posOrderStatus: 'valid' };
});

app.get('/healthz', async () => ({}));
await sql`
  create table if not exists floor_validations (
    id bigserial primary key,
    validated_at timestamptz not null default now(),
    configuration_id text not null,
    order_body json not null
  )`;
await app.listen({ host: '127.0.0.1', port: Number(env['FLOOR_PORT']) });
process.once('SIGTERM', () => process.exit(0));
