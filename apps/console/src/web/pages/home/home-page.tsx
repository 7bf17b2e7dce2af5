import { Grid, Group, SegmentedControl, Select, Skeleton, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { withRetries } from '../../components/load-page.ts';
import { MerchantPicker } from '../../components/merchant-picker.tsx';
import { Page } from '../../components/page.tsx';
import { HealthBanner } from './health-banner.tsx';
import { spans } from './search.ts';
import { WorkList } from './work-list.tsx';

const route = getRouteApi('/signed-in/');
// The charting library is the heaviest part of the console: the work list does not wait for it.
const TrafficCharts = lazy(withRetries(() => import('./traffic-charts.tsx')));
const lookAgainMs = 30_000;

const spanLabels: Record<(typeof spans)[number], string> = {
  hour: 'Hour',
  'six-hours': '6 hours',
  day: 'Day',
  week: 'Week',
};

export function HomePage() {
  const { span = 'six-hours', ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const vocabulary = useQuery(
    trpc.spiCalls.vocabulary.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const traffic = useQuery(
    trpc.desk.traffic.queryOptions(
      { span, ...filter },
      { placeholderData: keepPreviousData, refetchInterval: lookAgainMs },
    ),
  );
  const refine = (changes: Partial<typeof filter & { span: typeof span }>) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), replace: true });
  return (
    <Page title="Home" lead="Work that needs attention, most urgent first.">
      <HealthBanner />
      <WorkList />
      <Group justify="space-between" align="flex-end" mt="xl" mb="sm">
        <Title order={2} size="h5">
          Traffic
        </Title>
        <Group align="flex-end" gap="sm" role="search" aria-label="Filter the traffic">
          <Select
            label="Operation"
            placeholder="Any"
            clearable
            w={210}
            data={vocabulary.data?.operations ?? []}
            value={filter.operation ?? null}
            onChange={(operation) => refine({ operation: operation ?? undefined })}
          />
          <MerchantPicker
            label="Merchant"
            value={filter.accountId}
            onChange={(accountId) => refine({ accountId })}
          />
          <SegmentedControl
            size="xs"
            aria-label="Time shown"
            data={spans.map((value) => ({ value, label: spanLabels[value] }))}
            value={span}
            onChange={(chosen) => refine({ span: spans.find((known) => known === chosen) ?? span })}
          />
        </Group>
      </Group>
      {traffic.error !== null && traffic.data === undefined && (
        <Failure error={traffic.error} retry={() => void traffic.refetch()} />
      )}
      {traffic.error === null && (
        <Suspense fallback={<Loading />}>
          {traffic.data === undefined ? <Loading /> : <TrafficCharts steps={traffic.data.steps} />}
        </Suspense>
      )}
    </Page>
  );
}

function Loading() {
  return (
    <Grid aria-busy>
      {['calls', 'latency', 'syncs'].map((key) => (
        <Grid.Col key={key} span={{ base: 12, lg: 4 }}>
          <Skeleton h={240} />
        </Grid.Col>
      ))}
    </Grid>
  );
}
