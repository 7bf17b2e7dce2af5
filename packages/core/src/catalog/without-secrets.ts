/** A shorter one would be struck out of innocent words. */
const shortestSecret = 6;

/** What looks like a secret, whoever's it is: an answer may hold one that the bridge never sent. */
const suspicious: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[secret]'],
  [/\b(bearer|basic)\s+[\w\-.~+/]{8,}=*/gi, '$1 [secret]'],
  [
    /("[\w-]{0,60}(?:token|secret|password|authorization|api_?key)[\w-]{0,60}"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/gi,
    '$1"[secret]"',
  ],
  [
    /\b((?:access_?token|refresh_?token|client_?secret|password|api_?key)=)[^\s&"'<>]+/gi,
    '$1[secret]',
  ],
];

/** Beyond the longest text that is kept, so that what the cut leaves half of is still struck out. */
const longestLookedAt = 36_864;

/**
 * A text that came from outside, without `known` secrets and without what looks like one. Only its beginning:
 * the patterns take time by the square of a text's length, and nobody keeps more.
 */
export function withoutSecrets(whole: string, known: readonly string[] = []): string {
  const text = whole.slice(0, longestLookedAt);
  const struck = known
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((words, secret) => words.replaceAll(secret, '[secret]'), text);
  return suspicious.reduce((words, [pattern, instead]) => words.replace(pattern, instead), struck);
}
