import { createWixClient, type WixClient, type WixClientDeps } from './client.ts';
import { createWixOAuth, type WixOAuth, type WixOAuthDeps } from './platform/oauth.ts';

/** What a process tells of its Wix app, once; the rest of a client's needs come with each instance. */
export interface WixGatewayDeps
  extends Pick<WixOAuthDeps, 'baseUrl' | 'appId' | 'appSecret' | 'fetch' | 'timeoutMs' | 'retry'> {
  /** Where the installer of older apps is; Wix's own unless told. */
  readonly installerBaseUrl?: string;
}

/** The Wix app at Wix: its OAuth, and clients for its instances. */
export interface WixGateway {
  readonly appId: string;
  readonly installerBaseUrl: string | undefined;
  readonly oauth: WixOAuth;
  readonly clientFor: (
    instance: Required<Pick<WixClientDeps, 'token' | 'admit' | 'onAttempt' | 'deadlineMs'>> &
      Pick<WixClientDeps, 'retry'>,
  ) => WixClient;
}

/** Makes no connection: the first call does. */
export const createWixGateway = (deps: WixGatewayDeps): WixGateway => {
  const { appId, appSecret, installerBaseUrl, ...transport } = deps;
  return {
    appId,
    installerBaseUrl,
    oauth: createWixOAuth({ ...transport, appId, appSecret, deadlineMs: 15_000 }),
    clientFor: (instance) => createWixClient({ ...transport, ...instance }),
  };
};
