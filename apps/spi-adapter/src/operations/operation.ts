import type { Core } from '@pos-bridge/core';
import type { InstanceId, SpiErrorCode, SpiErrorDetail, SpiMetadata } from '@pos-bridge/wix';
import type { z } from 'zod';

/** Who is calling, verified. An instance token names no request and no metadata. */
export interface SpiCaller {
  readonly instanceId: InstanceId;
  readonly metadata: SpiMetadata | null;
}

/**
 * What an operation answers: the response, or a refusal that the error translator gives its form.
 * `keptAs`: the id of the row that keeps the request's order, so that the ledger need not.
 */
export type SpiAnswer<Response> =
  | { readonly outcome: 'answered'; readonly body: Response; readonly keptAs?: string }
  | SpiRefusal;

export interface SpiRefusal {
  readonly outcome: 'refused';
  readonly code: SpiErrorCode;
  /** For the caller: what was wrong, without anything from inside. */
  readonly description: string;
  readonly errors?: readonly SpiErrorDetail[];
  /** The POS did not answer in time: 504 instead of 500. */
  readonly posTimedOut?: boolean;
  readonly keptAs?: string;
  /** The errors are a POS's words, which may name the guest: for the caller, and not for the ledger. */
  readonly holdsPosWords?: boolean;
}

/** One Wix operation: a file of its own beside this one. */
export interface SpiOperation<Request, Response> {
  /** Names the operation in paths, ledger and metrics, e.g. `account-ids`. */
  readonly name: string;
  readonly title: string;
  readonly request: z.ZodType<Request>;
  readonly response: z.ZodType<Response>;
  /** Accept an HS256 instance token too (contract §1.4: List Account IDs alone). */
  readonly acceptsInstanceToken?: boolean;
  /** The token may also come in the `Authorization` header of a GET. */
  readonly acceptsGet?: boolean;
  handle(request: Request, caller: SpiCaller, deps: OperationDeps): Promise<SpiAnswer<Response>>;
}

export interface OperationDeps {
  readonly core: Core;
}

export const answered = <Response>(body: Response, keptAs?: string): SpiAnswer<Response> => ({
  outcome: 'answered',
  body,
  ...(keptAs !== undefined && { keptAs }),
});

export const refused = (
  code: SpiErrorCode,
  description: string,
  more: Pick<SpiRefusal, 'errors' | 'posTimedOut' | 'keptAs' | 'holdsPosWords'> = {},
): SpiRefusal => ({ outcome: 'refused', code, description, ...more });
