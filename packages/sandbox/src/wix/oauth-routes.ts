import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, page } from '../simulation/html.ts';
import type { Installer } from './installer.ts';
import { asAnybody, asApp, type WixCallDeps } from './wix-call.ts';
import type { WixState } from './wix-state.ts';

const installQuery = z.object({
  token: z.string(),
  appId: z.string(),
  redirectUrl: z.url({ protocol: /^https?$/ }),
  state: z.string().default(''),
});
const siteParams = z.object({ instanceId: z.string() });
const closeQuery = z.object({ access_token: z.string() });
const biEventBody = z.strictObject({ eventName: z.string().min(1) });

/** OAuth, the installer's pages and app events (contract §3). */
export function addOauthRoutes(
  app: FastifyInstance,
  deps: WixCallDeps & { readonly state: WixState; readonly installer: Installer },
): void {
  const { oauth, installer, state, clock } = deps;

  app.post(
    '/oauth2/token',
    asAnybody(deps, 'oauth_token', (request) => oauth.clientCredentials(request.body)),
  );
  app.post(
    '/oauth/access',
    asAnybody(deps, 'oauth_access', (request) => oauth.access(request.body)),
  );

  /** "Add app" on a site: where the older way begins. */
  app.get('/sites/:instanceId/add-app', (request, reply) => {
    const { instanceId } = siteParams.parse(request.params);
    return reply.redirect(installer.start(instanceId), 303);
  });

  app.get('/installer/install', (request, reply) => {
    const query = installQuery.parse(request.query);
    const site = installer.siteOf(query);
    const hidden = Object.entries(query)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
      .join('');
    return reply.type('text/html; charset=utf-8').send(
      page(
        'Add the app to your site',
        `<main class="card">
          <h1>Wix POS Bridge</h1>
          <p>This app asks to read and manage the menus and orders of <b>${escapeHtml(site.name)}</b>.</p>
          <form method="post" action="install">${hidden}
            <div class="actions"><button>Agree &amp; Add</button></div>
          </form>
        </main>`,
      ),
    );
  });

  app.post('/installer/install', (request, reply) =>
    reply.redirect(installer.consent(installQuery.parse(request.body)), 303),
  );

  app.get('/installer/close-window', (request, reply) => {
    installer.close(closeQuery.parse(request.query).access_token);
    return reply
      .type('text/html; charset=utf-8')
      .send(
        page(
          'The app is added',
          '<main class="card"><h1>The app is added</h1><p>You can close this window, or go on in the <a href="/dashboard">dashboard</a>.</p></main>',
        ),
      );
  });

  /** Get App Instance: tells whoever shows a token whose it is. */
  app.get(
    '/apps/v1/instance',
    asApp(deps, 'get_app_instance', ({ instanceId }) => {
      const site = state.sites.get(instanceId);
      return {
        instance: {
          instanceId,
          appName: 'POS Bridge',
          appVersion: '1.0.0',
          isFree: true,
          permissions: [],
          availablePlans: [],
          copiedFromTemplate: false,
          freeTrialAvailable: false,
        },
        site: {
          siteDisplayName: site?.name ?? null,
          locale: site?.language ?? 'en',
          paymentCurrency: site?.currency ?? 'USD',
          multilingual: { isMultiLingual: false },
          url: null,
          description: null,
          installedWixApps: ['restaurants_menus', 'restaurants_orders'],
          siteId: site?.metaSiteId ?? '',
        },
      };
    }),
  );

  app.post(
    '/apps/v1/bi-event',
    asApp(deps, 'bi_event', ({ instanceId, request }) => {
      const { eventName } = biEventBody.parse(request.body);
      state.biEvents.push({ at: clock.now().toISOString(), instanceId, eventName });
      state.changed();
      return {};
    }),
  );
}
