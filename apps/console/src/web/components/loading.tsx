import { Skeleton, Stack } from '@mantine/core';
import { Failure } from './failure.tsx';
import { Page } from './page.tsx';

interface LoadingProps {
  /** As in “Loading the order”. */
  readonly what: string;
  readonly query: { readonly error: unknown; refetch(): unknown };
  /** Of the skeleton’s bars. */
  readonly heights: readonly number[];
}

/** Stands for what is read until it is there: its skeleton, or why it cannot be shown. */
export function Loading({ what, query, heights }: LoadingProps) {
  if (query.error !== null) {
    return <Failure error={query.error} retry={() => void query.refetch()} />;
  }
  return (
    <Stack aria-busy aria-label={`Loading the ${what}`}>
      {heights.map((height) => (
        <Skeleton key={height} h={height} />
      ))}
    </Stack>
  );
}

/** The same for a whole page. */
export const LoadingPage = ({ title, ...props }: LoadingProps & { readonly title: string }) => (
  <Page title={title}>
    <Loading {...props} />
  </Page>
);
