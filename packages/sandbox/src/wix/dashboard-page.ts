import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, page } from '../simulation/html.ts';
import type { WixSigner } from './signing.ts';
import { WixRefusal } from './wix-errors.ts';
import type { WixState } from './wix-state.ts';

const params = z.object({ instanceId: z.string() });
const switchParams = z.object({ instanceId: z.string(), configurationId: z.string() });
const switchForm = z.object({ enabled: z.enum(['true', 'false']) });

/**
 * `/dashboard`: plays the Wix dashboard around the app's settings page, with the one switch of the POS
 * integration that is Wix's own and not the app's.
 */
export function addDashboard(
  app: FastifyInstance,
  deps: {
    readonly state: WixState;
    readonly signer: WixSigner;
    readonly adapterUrl: () => string;
  },
): void {
  const { state } = deps;

  app.get('/dashboard', (_request, reply) => {
    const sites = [...state.sites.values()]
      .map((site) => {
        const name = escapeHtml(site.name);
        const id = encodeURIComponent(site.instanceId);
        return site.installation === 'installed'
          ? `<li><a href="/dashboard/${id}">${name}</a></li>`
          : `<li>${name} <a href="/sites/${id}/add-app">Add the app</a></li>`;
      })
      .join('');
    return reply
      .type('text/html; charset=utf-8')
      .send(page('Sandbox Wix', `<main class="card"><h1>Sites</h1><ul>${sites}</ul></main>`));
  });

  app.get('/dashboard/:instanceId', (request, reply) => {
    const { instanceId } = params.parse(request.params);
    const site = state.sites.get(instanceId);
    if (site?.installation !== 'installed')
      throw new WixRefusal(404, 'NOT_FOUND', 'No site with that app');
    const settings = new URL(`${deps.adapterUrl()}/settings`);
    const instance = deps.signer.signInstanceParameter({ instanceId, uid: site.ownerId });
    settings.searchParams.set('instance', instance);
    settings.searchParams.set('locale', site.language);
    const body = `
      <header class="bar"><b>Sandbox Wix</b><span>${escapeHtml(site.name)}</span></header>
      <div class="shell">
        <nav aria-label="Dashboard"><ul>
          <li><a href="/dashboard">All sites</a></li>
          <li><a href="/dashboard/${encodeURIComponent(instanceId)}" aria-current="page">POS integration</a></li>
        </ul></nav>
        <main>
          ${switches(instanceId)}
          <iframe title="POS integration settings" src="${escapeHtml(settings.href)}"></iframe>
        </main>
      </div>`;
    return reply
      .type('text/html; charset=utf-8')
      .send(page(`${site.name}: POS integration`, body, dashboardStyle));
  });

  app.post('/dashboard/:instanceId/configurations/:configurationId', (request, reply) => {
    const { instanceId, configurationId } = switchParams.parse(request.params);
    const configuration = state.configurations.get(configurationId);
    if (configuration?.instanceId !== instanceId)
      throw new WixRefusal(404, 'NOT_FOUND', 'No such location on that site');
    const enabled = switchForm.parse(request.body).enabled === 'true';
    state.configurations.set(configurationId, { ...configuration, enabled });
    state.changed();
    return reply.redirect(`/dashboard/${encodeURIComponent(instanceId)}`, 303);
  });

  function switches(instanceId: string): string {
    const locations = [...state.configurations.values()].filter(
      (configuration) => configuration.instanceId === instanceId && !configuration.archived,
    );
    const rows = locations.map(({ id, locationName, enabled }) => {
      const action = `/dashboard/${encodeURIComponent(instanceId)}/configurations/${encodeURIComponent(id)}`;
      return `<li><form method="post" action="${escapeHtml(action)}">
        <span>${escapeHtml(locationName)}: <b>${enabled ? 'on' : 'off'}</b></span>
        <button class="quiet" name="enabled" value="${!enabled}">Switch ${escapeHtml(locationName)} ${enabled ? 'off' : 'on'}</button>
      </form></li>`;
    });
    return `<section class="switches" aria-label="POS integration">
      <h1>Restaurants Orders: POS integration</h1><ul>${rows.join('')}</ul></section>`;
  }
}

const dashboardStyle = `
body { min-height: 100vh; display: flex; flex-direction: column; }
.bar { display: flex; gap: 1.5rem; padding: .75rem 1.25rem; background: #11203b; color: #fff; }
.shell { flex: 1; display: flex; }
nav { width: 13rem; padding: 1rem; background: light-dark(#fff, #1d2126);
  border-right: 1px solid light-dark(#dfe5eb, #333a42); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .5rem .75rem; border-radius: 6px; color: inherit; text-decoration: none; }
nav a[aria-current] { background: light-dark(#e3edff, #263a5c); }
main { flex: 1; display: flex; flex-direction: column; min-width: 0; }
.switches { padding: .75rem 1.25rem; background: light-dark(#fff, #1d2126);
  border-bottom: 1px solid light-dark(#dfe5eb, #333a42); }
.switches h1 { font-size: 1rem; }
.switches ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 0; padding: 0; }
.switches form { display: flex; align-items: center; gap: .75rem; }
.switches button { padding: .15rem .75rem; }
iframe { flex: 1; border: 0; min-height: 44rem; background: light-dark(#fff, #16191d); }
@media (max-width: 40rem) { .shell { flex-direction: column; } nav { width: auto; } }
`;
