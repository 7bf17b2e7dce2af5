import { randomBytes } from 'node:crypto';
import { WixRefusal } from './wix-errors.ts';
import type { WixEvents } from './wix-events.ts';
import type { WixOauth } from './wix-oauth.ts';
import type { WixSite, WixState } from './wix-state.ts';

export interface InstallRequest {
  readonly token: string;
  readonly appId: string;
  readonly redirectUrl: string;
  readonly state: string;
}

/** How the app gets onto a site and off again. */
export interface Installer {
  /** Today's way: installed at once, and Wix says so by webhook. */
  install(instanceId: string): WixSite;
  uninstall(instanceId: string): WixSite;
  /** The older way: @returns the app's own address, with Wix's token, to send the site owner to. */
  start(instanceId: string): string;
  /** @throws WixRefusal where the token is not one of `start`'s, or the app another */
  siteOf(request: InstallRequest): WixSite;
  /** The site owner agreed: @returns where Wix sends the browser, with code, state and instance. */
  consent(request: InstallRequest): string;
  /** The app says that it is done. @throws WixRefusal where its access token is not valid */
  close(accessToken: string): void;
}

export function createInstaller(deps: {
  readonly appId: string;
  readonly state: WixState;
  readonly oauth: WixOauth;
  readonly events: WixEvents;
  readonly adapterUrl: () => string;
}): Installer {
  const { state, oauth, events } = deps;
  const started = new Map<string, string>();

  const siteNamed = (instanceId: string): WixSite => {
    const site = state.sites.get(instanceId);
    if (!site) throw new WixRefusal(404, 'NOT_FOUND', 'No such site');
    return site;
  };
  const set = (site: WixSite, installation: WixSite['installation']): WixSite => {
    const changed = { ...site, installation };
    state.sites.set(site.instanceId, changed);
    state.changed();
    return changed;
  };
  const install = (instanceId: string): WixSite => {
    const site = set(siteNamed(instanceId), 'installed');
    events.appInstalled(site);
    for (const configuration of state.configurations.values())
      if (configuration.instanceId === instanceId) events.configurationCreated(site, configuration);
    return site;
  };
  const siteOf: Installer['siteOf'] = ({ token, appId }) => {
    const instanceId = started.get(token);
    if (instanceId === undefined || appId !== deps.appId)
      throw new WixRefusal(400, 'INVALID_INSTALLATION', 'This installation was not begun here');
    return siteNamed(instanceId);
  };

  return {
    install,
    uninstall: (instanceId) => {
      const site = set(siteNamed(instanceId), 'removed');
      oauth.endTokens(instanceId);
      events.appRemoved(site);
      return site;
    },
    start: (instanceId) => {
      const token = randomBytes(18).toString('base64url');
      started.set(token, siteNamed(instanceId).instanceId);
      const url = new URL(`${deps.adapterUrl()}/wix/install`);
      url.searchParams.set('token', token);
      return url.href;
    },
    siteOf,
    consent: (request) => {
      const { instanceId } = siteOf(request);
      started.delete(request.token);
      install(instanceId);
      const back = new URL(request.redirectUrl);
      back.searchParams.set('code', oauth.issueCode(instanceId));
      back.searchParams.set('state', request.state);
      back.searchParams.set('instanceId', instanceId);
      return back.href;
    },
    close: (accessToken) => {
      if (oauth.instanceOf(accessToken) === null)
        throw new WixRefusal(401, 'UNAUTHENTICATED', 'The access token is not valid');
    },
  };
}
