import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import {
  type InstanceId,
  type InstanceParameterRejection,
  instanceIdSchema,
  verifyInstanceParameter,
} from '@pos-bridge/wix';
import { z } from 'zod';

/** A site owner at the settings page: everything that the page may do is done for this instance. */
export interface SettingsSession {
  readonly instanceId: InstanceId;
  /** The Wix user, where Wix told. */
  readonly uid: string | null;
  /** A session is renewed until a working day after this. */
  readonly openedAt: Date;
}

export interface SessionToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * The page's own short sessions. Wix's `instance` parameter (contract §4) opens one; its token is kept
 * in the page's memory alone, because cookies do not live in an iframe of another site.
 */
export interface SettingsSessions {
  open(instanceParameter: string):
    | {
        readonly outcome: 'opened';
        readonly session: SettingsSession;
        readonly token: SessionToken;
      }
    | { readonly outcome: 'refused'; readonly reason: SessionRefusal };
  /** Undefined where the token was not made here, was changed, or is past its time. */
  verify(token: string): SettingsSession | undefined;
  /** Undefined where the day of the session is over: Wix has to vouch for the person again. */
  renew(session: SettingsSession): SessionToken | undefined;
}

/** Why no session is opened: `not_owner` is a person of Wix who may not manage the site. */
export type SessionRefusal = InstanceParameterRejection | 'not_owner';

/**
 * What Wix calls the permissions of the owner and of those whom the owner lets manage the site (contract
 * §4 shows the field; Wix's own client libraries know this one value and read every other as nobody's).
 */
const ownerPermissions = 'OWNER';

/** How old an `instance` parameter may be when the page opens: it stands in an address. */
const parameterForSeconds = 15 * 60;
const tokenForMs = 30 * 60_000;
const sessionForMs = 10 * 3_600_000;

const payloadSchema = z.strictObject({
  instance: instanceIdSchema,
  uid: z.string().nullable(),
  /** Milliseconds since 1970. */
  opened: z.int(),
  expires: z.int(),
});

export function createSettingsSessions(deps: {
  readonly appId: string;
  readonly appSecret: string;
  readonly now: () => Date;
}): SettingsSessions {
  const { appId, appSecret, now } = deps;
  // Every process derives the same key, and a new app secret ends all sessions with the old.
  const key = Buffer.from(hkdfSync('sha256', appSecret, '', 'pos-bridge settings session', 32));
  const signatureOf = (payload: string): Buffer =>
    createHmac('sha256', key).update(payload).digest();

  const issue = ({ instanceId, uid, openedAt }: SettingsSession): SessionToken => {
    const sessionEnds = openedAt.getTime() + sessionForMs;
    const expires = Math.min(now().getTime() + tokenForMs, sessionEnds);
    const content: z.infer<typeof payloadSchema> = {
      instance: instanceId,
      uid,
      opened: openedAt.getTime(),
      expires,
    };
    const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
    return {
      token: `${payload}.${signatureOf(payload).toString('base64url')}`,
      expiresAt: new Date(expires),
    };
  };

  return {
    open: (instanceParameter) => {
      const verified = verifyInstanceParameter(instanceParameter, {
        appId,
        appSecret,
        maxAgeSeconds: parameterForSeconds,
        now,
      });
      if (verified.outcome === 'rejected') return { outcome: 'refused', reason: verified.reason };
      if (verified.permissions !== ownerPermissions)
        return { outcome: 'refused', reason: 'not_owner' };
      const { instanceId, uid } = verified;
      const session: SettingsSession = { instanceId, uid, openedAt: now() };
      return { outcome: 'opened', session, token: issue(session) };
    },
    verify: (token) => {
      const [payload = '', signature = '', ...rest] = token.split('.', 3);
      const expected = signatureOf(payload);
      const given = Buffer.from(signature, 'base64url');
      if (rest.length > 0 || given.length !== expected.length) return undefined;
      if (!timingSafeEqual(given, expected)) return undefined;
      const { instance, uid, opened, expires } = payloadSchema.parse(
        JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
      );
      if (expires <= now().getTime()) return undefined;
      return { instanceId: instance, uid, openedAt: new Date(opened) };
    },
    renew: (session) =>
      now().getTime() < session.openedAt.getTime() + sessionForMs ? issue(session) : undefined,
  };
}
