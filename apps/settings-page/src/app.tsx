import { useCallback, useEffect, useState } from 'react';
import { Announcer } from './components/announcer.tsx';
import { Opening } from './components/opening.tsx';
import { RefusalPage } from './components/refusal-page.tsx';
import { Page } from './page.tsx';
import { type Api, openApi, Refused } from './session/api.ts';
import { SiteProvider } from './site/site.tsx';

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  | { readonly kind: 'open'; readonly api: Api };

/** Gets a session for what Wix put into the address, then shows the page; or says why not. */
export function App({ search }: { readonly search: URLSearchParams }) {
  const [state, setState] = useState<State>({ kind: 'opening' });
  const refuse = useCallback((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    setState({ kind: 'refused', refusal: error });
  }, []);
  const open = useCallback(() => {
    setState({ kind: 'opening' });
    openApi(search).then((api) => setState({ kind: 'open', api }), refuse);
  }, [search, refuse]);
  useEffect(open, [open]);

  switch (state.kind) {
    case 'opening':
      return <Opening />;
    case 'refused':
      return <RefusalPage refusal={state.refusal} tryAgain={open} />;
    case 'open':
      return (
        <Announcer>
          <SiteProvider api={state.api} refuse={refuse}>
            <Page accountId={search.get('accountId')} />
          </SiteProvider>
        </Announcer>
      );
  }
}
