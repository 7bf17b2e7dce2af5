import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** A page of plain HTML: what happened, and what to do. No script, no other host, nothing stored. */
export interface Page {
  readonly status: number;
  readonly title: string;
  /** Plain text, a paragraph each. */
  readonly paragraphs: readonly string[];
  /** What leads on from here: a POST to an address, which may lead to another host. */
  readonly button?: { readonly label: string; readonly action: string };
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { max-width: 32rem; padding: 2rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; }
p { margin: 0 0 .75rem; }
button { font: inherit; padding: .5rem 1rem; margin: .5rem 0 1rem; }
small { opacity: .75; }
`;
const policy = (formAction: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ].join('; ');
/** Where a form leads on to is a redirect of ours, which browsers count as the form's. */
const anyHost = "'self' https: http:";

/** `reference` stands below the page, for whoever asks support about it. */
export function sendPage(reply: FastifyReply, page: Page, reference: string): FastifyReply {
  const { button } = page;
  const form =
    button === undefined
      ? ''
      : `<form method="post" action="${escaped(button.action)}"><button>${escaped(button.label)}</button></form>`;
  const paragraphs = page.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n');
  return neverKept(reply)
    .code(page.status)
    .header('content-security-policy', policy(button === undefined ? "'none'" : anyHost))
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(page.title)}</h1>
${paragraphs}
${form}
<p><small>Reference for support: ${escaped(reference)}</small></p>
</main>
</body>
</html>
`);
}

/** The addresses of an authorization hold secrets that are good once: no cache, no referrer. */
export const neverKept = (reply: FastifyReply): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
