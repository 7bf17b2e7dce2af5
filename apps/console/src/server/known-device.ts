import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const cookieName = 'pos-bridge.device';
const validForSeconds = 90 * 24 * 3600;

/** Browsers that a person has signed in with: strangers' attempts do not slow them down. */
export interface KnownDevices {
  /** The name of the browser that this mailbox was signed in with; undefined for any other. */
  nameIn(cookies: string | undefined, mailbox: string, now: Date): string | undefined;
  /** The `Set-Cookie` for a browser that has just signed in. */
  remember(mailbox: string, now: Date): string;
}

export function createKnownDevices(secret: string, isSecure: boolean): KnownDevices {
  const sealOf = (mailbox: string, name: string): string =>
    createHmac('sha256', secret)
      .update(`device:${mailbox.trim().toLowerCase()}:${name}`)
      .digest('base64url');
  return {
    nameIn: (cookies, mailbox, now) => {
      const [, issued = '', id = '', seal = ''] =
        new RegExp(`(?:^|; )${cookieName}=(\\d{1,12})\\.([\\w-]{22})\\.([\\w-]{43})(?:;|$)`).exec(
          cookies ?? '',
        ) ?? [];
      const name = `${issued}.${id}`;
      const expected = Buffer.from(sealOf(mailbox, name));
      const given = Buffer.from(seal);
      const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
      const age = now.getTime() / 1_000 - Number(issued);
      return isGenuine && age < validForSeconds ? name : undefined;
    },
    remember: (mailbox, now) => {
      const name = `${Math.floor(now.getTime() / 1_000)}.${randomBytes(16).toString('base64url')}`;
      return [
        `${cookieName}=${name}.${sealOf(mailbox, name)}`,
        `Max-Age=${validForSeconds}`,
        'Path=/api/auth',
        'HttpOnly',
        'SameSite=Lax',
        ...(isSecure ? ['Secure'] : []),
      ].join('; ');
    },
  };
}
