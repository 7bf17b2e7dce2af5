import { Group, Stack, Text, Title } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { duration } from '../../components/duration.ts';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { JsonView } from '../../components/json-view.tsx';
import { Loading } from '../../components/loading.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { toneOf } from './calls.ts';

/** One call with its bodies, beside the list. */
export function CallDrawer({ id, close }: { readonly id: number | undefined; close(): void }) {
  return (
    <Dialog look="side" title="SPI call" size={640} opened={id !== undefined} close={close}>
      {id !== undefined && <CallDetails id={id} />}
    </Dialog>
  );
}

function CallDetails({ id }: { readonly id: number }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.spiCalls.get.queryOptions({ id }));
  const call = query.data;
  if (call === undefined) {
    return <Loading what="call" query={query} heights={[22, 120, 200]} />;
  }
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <Text ff="monospace" fw={600}>
          {call.operation}
        </Text>
        <Pill tone={toneOf(call)} text={`${call.httpStatus} ${call.outcome}`} />
        <Text size="sm" c="dimmed" className="numeric">
          {duration(call.durationMs)}
        </Text>
      </Group>
      <Facts
        facts={[
          ['Called', <Moment key="at" at={call.calledAt} />],
          [
            'Wix request id',
            <Identifier
              key="request"
              value={call.requestId}
              path={call.requestId && pathTo.wixRequest(call.requestId)}
            />,
          ],
          [
            'Instance',
            <Identifier
              key="instance"
              value={call.instanceId}
              path={call.instanceId && pathTo.site(call.instanceId)}
            />,
          ],
          [
            'Account',
            <Identifier
              key="account"
              value={call.accountId}
              path={call.accountId && pathTo.account(call.accountId)}
            />,
          ],
          [
            'Configuration',
            <Identifier
              key="configuration"
              value={call.configurationId}
              path={call.configurationId && pathTo.location(call.configurationId)}
            />,
          ],
        ]}
      />
      <section>
        <Title order={3} size="h6" mb={6}>
          Request
        </Title>
        <JsonView label="request" value={call.request} />
      </section>
      <section>
        <Title order={3} size="h6" mb={6}>
          Response
        </Title>
        <JsonView label="response" value={call.response} />
      </section>
    </Stack>
  );
}
