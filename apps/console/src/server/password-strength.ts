import { TRPCError } from '@trpc/server';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const shortest = 12;
/** zxcvbn's scale goes from 0 to 4; 3 is more than 10^8 guesses, safe where guessing is slowed down. */
const leastScore = 3;
/** What is left of a password without the words that are known of the person. */
const leastUnknown = 8;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * Whether a password withstands guessing by who knows the person. `about`: what is easily known of them,
 * such as the address and the name.
 */
export function isStrongPassword(password: string, about: readonly string[]): boolean {
  if (password.length < shortest) return false;
  const known = about
    .flatMap((text) => text.toLowerCase().split(/\W+/))
    .filter((word) => word.length >= 3);
  const unknown = known.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
  return unknown.length >= leastUnknown && estimator.check(password, known).score >= leastScore;
}

/** What to do about a password that is not strong. */
export const weakPasswordWords = `This password is easy to guess. Use at least ${shortest} characters: several unrelated words, or what a password manager makes.`;

/** @throws TRPCError with what to do, where the password is easily guessed */
export function requireStrongPassword(password: string, about: readonly string[]): void {
  if (isStrongPassword(password, about)) return;
  throw new TRPCError({ code: 'BAD_REQUEST', message: weakPasswordWords });
}
