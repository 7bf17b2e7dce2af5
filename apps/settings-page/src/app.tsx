import { useCallback, useEffect, useState } from 'react';
import { Announcer } from './components/announcer.tsx';
import { Opening } from './components/opening.tsx';
import { RefusalPage } from './components/refusal-page.tsx';
import { Page } from './page.tsx';
import { type OpenApi, openApi, type Refused, refusedBy } from './session/api.ts';
import { SiteProvider } from './site/site.tsx';

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  | { readonly kind: 'open'; readonly session: OpenApi };

/** Gets a session for what Wix put into the address, then shows the page; or says why not. */
export function App({ search }: { readonly search: URLSearchParams }) {
  const [state, setState] = useState<State>({ kind: 'opening' });
  const refuse = useCallback((error: unknown) => {
    setState({ kind: 'refused', refusal: refusedBy(error) });
  }, []);
  const open = useCallback(() => {
    setState({ kind: 'opening' });
    openApi(search).then((session) => setState({ kind: 'open', session }), refuse);
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
          <SiteProvider session={state.session} refuse={refuse}>
            <Page accountId={search.get('accountId')} />
          </SiteProvider>
        </Announcer>
      );
  }
}
