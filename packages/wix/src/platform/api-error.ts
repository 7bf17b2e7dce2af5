import { z } from 'zod';
import { parseJson } from './json.ts';

/** What went wrong with a call to Wix. */
export type WixApiErrorKind =
  /** No connection, or it broke. */
  | 'network'
  /** No answer within the time limit. */
  | 'timeout'
  /** The caller gave the call up. */
  | 'aborted'
  /** 429: too many requests; `retryAfterSeconds` where Wix says how long to wait. */
  | 'rate_limited'
  /** 5xx. Wix leaves their bodies empty on purpose. */
  | 'server'
  /** 401, also with a renewed token: the app may have been uninstalled. */
  | 'unauthorized'
  /** Any other 4xx: the call itself is wrong, or the thing is not there. */
  | 'client'
  /** An answer that Wix's documentation does not allow. */
  | 'protocol';

export interface WixFieldViolation {
  readonly field: string;
  readonly description: string;
  readonly violatedRule: string | null;
  readonly ruleName: string | null;
}

export interface WixApiErrorDetails {
  readonly kind: WixApiErrorKind;
  /** The call, e.g. `drafts.publish`. */
  readonly operation: string;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** Wix's applicationError code (contract §3), or the OAuth error; null where not told. */
  readonly code: string | null;
  /** Wix's words, cut short. They may speak of a merchant's data: for support, not for logs. */
  readonly description: string | null;
  readonly fieldViolations: readonly WixFieldViolation[];
  /** The same call may succeed later. */
  readonly retryable: boolean;
  /** The call, or an earlier attempt of it, may have taken effect at Wix: ask before repeating it. */
  readonly mayHaveHappened: boolean;
  readonly retryAfterSeconds: number | null;
  /** Wix's own id of the failed request, for their support. */
  readonly wixRequestId: string | null;
  readonly attempts: number;
  /** A hint for engineers, e.g. `ECONNREFUSED` or the path of a malformed field. */
  readonly hint: string | null;
}

/** A call to Wix that did not succeed. Holds no token and no secret. */
export class WixApiError extends Error implements WixApiErrorDetails {
  override readonly name = 'WixApiError';
  readonly kind: WixApiErrorKind;
  readonly operation: string;
  readonly status: number | null;
  readonly code: string | null;
  readonly description: string | null;
  readonly fieldViolations: readonly WixFieldViolation[];
  readonly retryable: boolean;
  readonly mayHaveHappened: boolean;
  readonly retryAfterSeconds: number | null;
  readonly wixRequestId: string | null;
  readonly attempts: number;
  readonly hint: string | null;

  constructor(details: WixApiErrorDetails) {
    const what = [
      details.status === null ? null : `HTTP ${details.status}`,
      details.code,
      details.hint,
    ].filter((part) => part !== null);
    super(
      `${details.operation} at Wix failed: ${details.kind}${what.length > 0 ? ` (${what.join(', ')})` : ''}`,
    );
    this.kind = details.kind;
    this.operation = details.operation;
    this.status = details.status;
    this.code = details.code;
    this.description = details.description;
    this.fieldViolations = details.fieldViolations;
    this.retryable = details.retryable;
    this.mayHaveHappened = details.mayHaveHappened;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.wixRequestId = details.wixRequestId;
    this.attempts = details.attempts;
    this.hint = details.hint;
  }
}

const errorBodySchema = z.object({
  message: z.string().nullish().catch(null),
  details: z
    .object({
      applicationError: z
        .object({
          code: z.union([z.string(), z.number()]).nullish().catch(null),
          description: z.string().nullish().catch(null),
        })
        .nullish()
        .catch(null),
      validationError: z
        .object({
          fieldViolations: z.array(
            z.object({
              field: z.string().nullish(),
              description: z.string().nullish(),
              violatedRule: z.string().nullish(),
              ruleName: z.string().nullish(),
            }),
          ),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  error: z.string().nullish().catch(null),
  error_description: z.string().nullish().catch(null),
});

const looksLikeACode = /^[\w.-]{1,100}$/;

/** Longer texts are cut: an error page must not fill a log or a table. */
const longestText = 500;

/**
 * Reads an error body: Wix's (contract §3), or OAuth's `{error, error_description}`. Anything else
 * gives nulls. `secrets` are struck out wherever Wix repeats them.
 */
export const readErrorBody = (
  text: string,
  secrets: readonly string[],
): Pick<WixApiErrorDetails, 'code' | 'description' | 'fieldViolations'> => {
  const clean = (value: string | number | null | undefined): string | null => {
    if (value === null || value === undefined || value === '') return null;
    return strikeOut(String(value), secrets).slice(0, longestText);
  };
  const body = errorBodySchema.safeParse(parseJson(text)).data;
  const application = body?.details?.applicationError;
  const code = clean(application?.code ?? body?.error);
  return {
    // It stands in logs: what is no code is not taken for one.
    code: code !== null && looksLikeACode.test(code) ? code : null,
    description: clean(application?.description ?? body?.error_description ?? body?.message),
    fieldViolations: (body?.details?.validationError?.fieldViolations ?? []).map((violation) => ({
      field: clean(violation.field) ?? '',
      description: clean(violation.description) ?? '',
      violatedRule: clean(violation.violatedRule),
      ruleName: clean(violation.ruleName),
    })),
  };
};

export const strikeOut = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret !== '')
    .reduce((words, secret) => words.replaceAll(secret, '[secret]'), text);
