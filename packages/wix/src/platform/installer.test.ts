import { expect, test } from 'vitest';
import { closeWindowUrl, installerUrl } from './installer.ts';

test('the installer gets token, app, way back and state', () => {
  const url = installerUrl({
    token: 'a+b',
    appId: 'app-1',
    redirectUrl: 'https://pos.example/wix/oauth/callback?x=1',
    state: 's',
  });
  expect(url).toBe(
    'https://www.wix.com/installer/install?token=a%2Bb&appId=app-1&redirectUrl=https%3A%2F%2Fpos.example%2Fwix%2Foauth%2Fcallback%3Fx%3D1&state=s',
  );
});

test('another installer can be named, as for a simulated Wix', () => {
  const installation = { token: 't', appId: 'a', redirectUrl: 'r', state: 's' };
  expect(
    installerUrl({ ...installation, installerBaseUrl: 'http://localhost:3100/installer/' }),
  ).toBe('http://localhost:3100/installer/install?token=t&appId=a&redirectUrl=r&state=s');
  expect(closeWindowUrl('t', 'http://localhost:3100/installer')).toBe(
    'http://localhost:3100/installer/close-window?access_token=t',
  );
});

test("the installer's window is closed with the access token", () => {
  expect(closeWindowUrl('a&b')).toBe(
    'https://www.wix.com/installer/close-window?access_token=a%26b',
  );
});
