/** A person with a browser: it keeps cookies, follows redirects, and sends forms. */
export interface Visitor {
  /** Opens an address and follows where it leads. */
  open(address: string): Promise<Visit>;
  /** Opens an address and stays there, whatever it answers. */
  openOnce(address: string): Promise<Visit>;
  /** Sends the form of a page, with fields changed or added. */
  submit(visit: Visit, fields?: Readonly<Record<string, string>>): Promise<Visit>;
}

export interface Visit {
  readonly address: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** `resolve` stands in for DNS: it says where an address of the test's setup really is. */
export function createVisitor(resolve: (address: string) => string): Visitor {
  const cookies = new Map<string, { value: string; origin: string; path: string }>();

  const send = async (address: string, init: RequestInit = {}): Promise<Visit> => {
    const { origin, pathname } = new URL(resolve(address));
    const shown = [...cookies]
      .filter(([, cookie]) => cookie.origin === origin && pathname.startsWith(cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`);
    const response = await fetch(resolve(address), {
      ...init,
      redirect: 'manual',
      ...(shown.length > 0 && { headers: { cookie: shown.join('; ') } }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((text) => text.startsWith('Path='))?.slice(5) ?? '/';
      if (value === '') cookies.delete(name);
      else cookies.set(name, { value, origin, path });
    }
    return {
      address,
      status: response.status,
      headers: response.headers,
      html: await response.text(),
    };
  };

  const follow = async (visit: Visit): Promise<Visit> => {
    let current = visit;
    for (let hops = 0; current.status >= 300 && current.status < 400 && hops < 10; hops += 1) {
      const next = new URL(current.headers.get('location') ?? '', current.address);
      current = await send(next.href);
    }
    return current;
  };

  return {
    open: async (address) => follow(await send(address)),
    openOnce: (address) => send(address),
    submit: async (visit, fields = {}) => {
      const action = /<form[^>]* action="([^"]*)"/.exec(visit.html)?.[1] ?? '';
      const form = new URLSearchParams();
      for (const [, tag = ''] of visit.html.matchAll(/<input([^>]*)>/g)) {
        const name = /name="([^"]*)"/.exec(tag)?.[1];
        const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
        if (name !== undefined && tag.includes('hidden')) form.set(name, unescaped(value));
      }
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const target = new URL(action, visit.address).href;
      return follow(await send(target, { method: 'POST', body: form }));
    },
  };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
