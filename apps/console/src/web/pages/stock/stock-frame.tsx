import { Outlet } from '@tanstack/react-router';
import { Page } from '../../components/page.tsx';
import { TabLinks } from '../../components/tab-links.tsx';
import { useWaiting } from '../../components/use-waiting.ts';

/** Everything about stock: how it stands, and on what way Wix and others are told of it. */
export function StockFrame() {
  const waiting = useWaiting();
  return (
    <Page title="Stock">
      <TabLinks
        label="Stock"
        tabs={[
          { name: 'Locations', link: { to: '/stock' } },
          { name: 'Stock drift', link: { to: '/drifts' }, count: waiting?.drifts },
          { name: 'Webhook events', link: { to: '/webhook-events' } },
          { name: 'Deliveries', link: { to: '/deliveries' }, count: waiting?.deadDeliveries },
          { name: 'Endpoints', link: { to: '/endpoints' }, count: waiting?.pausedEndpoints },
        ]}
      />
      <Outlet />
    </Page>
  );
}
