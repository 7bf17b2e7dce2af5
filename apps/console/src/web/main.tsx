import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { cssVariablesResolver } from '@pos-bridge/ui-theme';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { AppRouter } from '../server/router.ts';
import { createApi, createQueries, TRPCProvider } from './api.ts';
import { createConsoleRouter } from './routes.tsx';
import { theme } from './theme.ts';

const api = createApi();
const queries = createQueries(() => {
  // Asks anew who is signed in; the answer leads to the sign-in page, and from there back.
  queries.removeQueries({ queryKey: trpc.session.current.queryKey() });
  void router.invalidate();
});
const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient: queries });
const router = createConsoleRouter({ queries, trpc });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
