import type { FastifyInstance } from 'fastify';
import { escapeHtml, page } from './html.ts';

interface StartPage {
  readonly title: string;
  /** What it is, in a sentence or two. */
  readonly lead: string;
  /** Pages for people, each with what it is for. */
  readonly pages: readonly { readonly path: string; readonly what: string }[];
}

/**
 * `/`: says what the simulated system is and what can be asked there. Before all routes: it lists those that
 * are added after it.
 */
export function addStartPage(app: FastifyInstance, { title, lead, pages }: StartPage): void {
  const routes: { readonly method: string; readonly path: string }[] = [];
  app.get('/', (_request, reply) => {
    const [control, api] = [true, false].map((isControl) =>
      routes.filter(({ path }) => path.startsWith('/control/') === isControl),
    );
    const body = `
      <main class="card">
        <h1>${escapeHtml(title)}</h1>
        <p>${escapeHtml(lead)}</p>
        ${pages.length === 0 ? '' : `<h2>For people</h2><ul>${pages.map(linkOf).join('')}</ul>`}
        <h2>For tests and rehearsals</h2>
        <p>Faults, disorder of webhooks, and what was called; the README of <code>packages/sandbox</code> explains them.</p>
        ${listOf(control)}
        <h2>What the bridge uses</h2>
        ${listOf(api)}
      </main>`;
    return reply.type('text/html; charset=utf-8').send(page(title, body, style));
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, path: url });
  });
}

const linkOf = ({ path, what }: StartPage['pages'][number]): string =>
  `<li><a href="${escapeHtml(path)}">${escapeHtml(path)}</a>: ${escapeHtml(what)}</li>`;

/** A GET that names nothing can be opened at once. */
const listOf = (
  routes: readonly { readonly method: string; readonly path: string }[] = [],
): string =>
  `<ul class="routes">${routes
    .map(({ method, path }) => {
      const name = escapeHtml(path);
      const isOpen = method === 'GET' && path.startsWith('/control/') && !path.includes(':');
      return `<li><code>${method} ${isOpen ? `<a href="${name}">${name}</a>` : name}</code></li>`;
    })
    .join('')}</ul>`;

const style = `
.card { max-width: 46rem; margin: 4vh auto; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
ul { padding-left: 1.25rem; margin: .5rem 0; }
.routes { list-style: none; padding: 0; columns: 20rem; font-size: .85rem; }
.routes li { break-inside: avoid; overflow-wrap: anywhere; }
a { color: light-dark(#1457c5, #8ab8ff); }
`;
