import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { playFaults } from '../simulation/play-faults.ts';
import { consentPage } from './consent-page.ts';
import type { MerchantApiDeps, PosOperation } from './merchant-api.ts';

const webAddress = z.url({ protocol: /^https?$/ });
const consentQuery = z.object({
  client_id: z.string(),
  redirect_uri: webAddress,
  state: z.string().default(''),
});
const consentForm = consentQuery.extend({
  merchant_id: z.string().default(''),
  decision: z.enum(['allow', 'deny']),
});

/** `/oauth/authorize` for merchants, `/oauth/token` and `/oauth/revoke` for the bridge. */
export function addOauthRoutes(app: FastifyInstance, deps: MerchantApiDeps): void {
  const { oauth, state, clock } = deps;

  app.get('/oauth/authorize', (request, reply) => {
    const query = consentQuery.safeParse(request.query).data;
    if (query?.client_id !== oauth.clientId)
      return reply.code(400).send({ error: 'invalid_request', message: 'unknown application' });
    return reply.type('text/html; charset=utf-8').send(
      consentPage({
        merchants: [...state.merchants.values()],
        clientId: query.client_id,
        redirectUri: query.redirect_uri,
        state: query.state,
      }),
    );
  });

  app.post('/oauth/authorize', (request, reply) => {
    const form = consentForm.safeParse(request.body).data;
    if (form?.client_id !== oauth.clientId)
      return reply.code(400).send({ error: 'invalid_request', message: 'unknown application' });
    const back = new URL(form.redirect_uri);
    back.searchParams.set('state', form.state);
    if (form.decision === 'allow' && state.merchants.has(form.merchant_id))
      back.searchParams.set('code', oauth.issueCode(form.merchant_id, form.redirect_uri));
    else back.searchParams.set('error', 'access_denied');
    return reply.redirect(back.href, 303);
  });

  const unlessFaulty =
    (operation: PosOperation, answer: (request: FastifyRequest, reply: FastifyReply) => unknown) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const path = new URL(request.url, 'http://pos').pathname;
      deps.requests.record({
        at: clock.now(),
        method: request.method,
        path,
        operation,
        tenant: null,
        requestId: request.id,
      });
      const effects = deps.faults.draw({ tenant: null, operation });
      return (await playFaults(effects, request, reply)) ? answer(request, reply) : reply;
    };

  app.post(
    '/oauth/token',
    unlessFaulty('oauth_token', (request, reply) => {
      const answer = oauth.token(request.body);
      if (answer.outcome === 'granted') return answer.body;
      return reply
        .code(answer.error === 'invalid_client' ? 401 : 400)
        .send({ error: answer.error, message: 'no token for that' });
    }),
  );

  app.post(
    '/oauth/revoke',
    unlessFaulty('oauth_revoke', (request, reply) =>
      oauth.giveBack(request.body)
        ? reply.code(204).send()
        : reply.code(401).send({ error: 'invalid_client', message: 'unknown application' }),
    ),
  );
}
