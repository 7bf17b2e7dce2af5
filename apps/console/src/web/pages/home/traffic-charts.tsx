import '@mantine/charts/styles.css';
import { BarChart, LineChart } from '@mantine/charts';
import { Grid } from '@mantine/core';
import type { inferRouterOutputs } from '@trpc/server';
import type { ReactNode } from 'react';
import type { AppRouter } from '../../../server/router.ts';
import { duration } from '../../components/duration.ts';
import { Section } from '../../components/section.tsx';

type Step = inferRouterOutputs<AppRouter>['desk']['traffic']['steps'][number];

const timeFormat = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayFormat = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: 'short' });
const aDayMs = 26 * 3_600_000;

/** What every chart has: a legend, and times along the bottom with room between them. */
const axes = {
  h: 250,
  dataKey: 'at',
  withLegend: true,
  legendProps: { verticalAlign: 'bottom', height: 50 },
  tickLine: 'x',
  xAxisProps: { minTickGap: 28, interval: 'preserveStartEnd' },
} as const;

/** Traffic, errors, latency and the health of syncs over the chosen time. */
export default function TrafficCharts({ steps }: { readonly steps: readonly Step[] }) {
  const first = steps[0];
  const last = steps.at(-1);
  const isLong =
    first !== undefined &&
    last !== undefined &&
    Date.parse(last.at) - Date.parse(first.at) > aDayMs;
  const data = steps.map((step) => {
    const at = new Date(step.at);
    return {
      at: isLong ? `${dayFormat.format(at)} ${timeFormat.format(at)}` : timeFormat.format(at),
      answered: step.calls - step.refused - step.failed,
      refused: step.refused,
      failed: step.failed,
      median: step.medianMs,
      p95: step.p95Ms,
      succeeded: step.syncsSucceeded,
      failing: step.syncsFailed,
    };
  });
  const sum = (of: (step: Step) => number) => steps.reduce((total, step) => total + of(step), 0);
  const [calls, refused, failed] = [
    sum((step) => step.calls),
    sum((step) => step.refused),
    sum((step) => step.failed),
  ];
  const slowest = Math.max(0, ...steps.map((step) => step.p95Ms ?? 0));
  const [synced, unsynced] = [sum((step) => step.syncsSucceeded), sum((step) => step.syncsFailed)];
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Chart title="SPI calls" summary={`${calls} calls, ${refused} refused, ${failed} failed`}>
          <BarChart
            {...axes}
            data={data}
            type="stacked"
            yAxisProps={{ allowDecimals: false }}
            series={[
              { name: 'answered', label: 'Answered', color: 'petrol.5' },
              { name: 'refused', label: 'Refused', color: 'yellow.6' },
              { name: 'failed', label: 'Failed', color: 'red.6' },
            ]}
          />
        </Chart>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Chart title="Time to answer" summary={`95% within ${duration(slowest)}`}>
          <LineChart
            {...axes}
            data={data}
            valueFormatter={duration}
            // A lone step between two quiet ones is no line, but a dot.
            withDots
            dotProps={{ r: 2 }}
            curveType="linear"
            connectNulls={false}
            series={[
              { name: 'p95', label: '95th percentile', color: 'yellow.6' },
              { name: 'median', label: 'Median', color: 'petrol.5' },
            ]}
          />
        </Chart>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Chart title="Menu syncs" summary={`${synced} succeeded, ${unsynced} failed`}>
          <BarChart
            {...axes}
            data={data}
            type="stacked"
            yAxisProps={{ allowDecimals: false }}
            series={[
              { name: 'succeeded', label: 'Succeeded', color: 'petrol.5' },
              { name: 'failing', label: 'Failed', color: 'red.6' },
            ]}
          />
        </Chart>
      </Grid.Col>
    </Grid>
  );
}

/** A chart with what it says in words, for whoever does not see it. */
function Chart(props: {
  readonly title: string;
  readonly summary: string;
  readonly children: ReactNode;
}) {
  return (
    <Section title={props.title} actions={<span className="numeric">{props.summary}</span>}>
      <div role="img" aria-label={`${props.title}: ${props.summary}`}>
        {props.children}
      </div>
    </Section>
  );
}
