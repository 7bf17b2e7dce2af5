import { TRPCError } from '@trpc/server';

export type Refusal = readonly [
  code: 'NOT_FOUND' | 'CONFLICT' | 'PRECONDITION_FAILED' | 'BAD_REQUEST',
  message: string,
];

export const refuse = ([code, message]: Refusal): TRPCError => new TRPCError({ code, message });

/**
 * The one translation of a use case's outcomes into answers: those named in `refusals` become errors
 * with words for the caller, the others are returned. Which are which is checked by the compiler.
 */
export function accept<Outcome extends string, Refused extends Outcome>(
  outcome: Outcome,
  refusals: Readonly<Record<Refused, Refusal>>,
): Exclude<Outcome, Refused> {
  const words: Readonly<Record<string, Refusal>> = refusals;
  const isAccepted = (candidate: Outcome): candidate is Exclude<Outcome, Refused> =>
    !(candidate in words);
  if (isAccepted(outcome)) return outcome;
  throw refuse(
    words[outcome] ?? [
      'PRECONDITION_FAILED',
      'This is not possible now. Reload the page and try again.',
    ],
  );
}
