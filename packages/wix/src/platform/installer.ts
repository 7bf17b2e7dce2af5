/** Where site owners of older apps are sent to install one. */
export const wixInstallerBaseUrl = 'https://www.wix.com/installer';

const withParameters = (
  base: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
): string => `${base.replace(/(?<!\/)\/+$/, '')}${path}?${new URLSearchParams(parameters)}`;

/**
 * Where to send a site owner who came to the app's URL with `token` (contract §3). Wix comes back to
 * `redirectUrl` with `code`, `state` and `instanceId`.
 */
export const installerUrl = (installation: {
  readonly token: string;
  readonly appId: string;
  readonly redirectUrl: string;
  readonly state: string;
  readonly installerBaseUrl?: string;
}): string => {
  const { token, appId, redirectUrl, state, installerBaseUrl = wixInstallerBaseUrl } = installation;
  return withParameters(installerBaseUrl, '/install', { token, appId, redirectUrl, state });
};

/** Where to send the site owner once the app is installed: closes the installer's window. */
export const closeWindowUrl = (
  accessToken: string,
  installerBaseUrl: string = wixInstallerBaseUrl,
): string => withParameters(installerBaseUrl, '/close-window', { access_token: accessToken });
