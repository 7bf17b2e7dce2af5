/** A shorter one would be struck out of innocent words. */
const shortestSecret = 6;

/** What looks like a secret, whoever's it is: an answer may hold one that the bridge never sent. */
const suspicious: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[secret]'],
  [/\b(bearer|basic)\s+[\w\-.~+/]{8,}=*/gi, '$1 [secret]'],
  [
    /("[\w-]*(?:token|secret|password|authorization|api_?key)[\w-]*"\s*:\s*)"(?:[^"\\]|\\.)*"/gi,
    '$1"[secret]"',
  ],
  [
    /\b((?:access_?token|refresh_?token|client_?secret|password|api_?key)=)[^\s&"'<>]+/gi,
    '$1[secret]',
  ],
];

/** A text that came from outside, without `known` secrets and without what looks like one. */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const struck = known
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((words, secret) => words.replaceAll(secret, '[secret]'), text);
  return suspicious.reduce((words, [pattern, instead]) => words.replace(pattern, instead), struck);
}
