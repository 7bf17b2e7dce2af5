import { Box, Button, Code, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { isApiError } from '../api.ts';
import { Failure } from './failure.tsx';
import { useFaultNote } from './fault-note.ts';
import { PageNotLoaded } from './load-page.ts';
import { Notice } from './notice.tsx';

interface FailureProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** In the place of a page that cannot be shown; the frame around it lives on. */
export function PageFailure({ error, retry }: FailureProps) {
  return (
    <Box p="lg" maw={720}>
      {error instanceof PageNotLoaded ? (
        <NotLoaded />
      ) : isApiError(error) ? (
        <Failure error={error} retry={retry} />
      ) : (
        <Fault of="page" error={error} retry={retry} />
      )}
    </Box>
  );
}

/** A fault of our own in a page or a part of one: what to quote, and a way to try again. */
export function Fault(props: FailureProps & { readonly of: 'page' | 'section' }) {
  const id = useFaultNote(props.error);
  return (
    <Notice alert tone="bad" title={`This ${props.of} cannot be shown: a fault of the console.`}>
      <Text size="sm">
        Everything else works. Quote <Code>{id}</Code> to whoever runs the console.
      </Text>
      <Button
        mt="sm"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        onClick={props.retry}
      >
        Try again
      </Button>
    </Notice>
  );
}

/** Loads anew once the server answers: before, the browser would show its own page of errors. */
function NotLoaded() {
  const [isAsking, setIsAsking] = useState(false);
  const tryAgain = async () => {
    setIsAsking(true);
    const answers = await fetch('/icon.svg', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) window.location.reload();
    else setIsAsking(false);
  };
  return (
    <Notice alert tone="bad" title="This page could not be loaded.">
      <Text size="sm">Check your connection; the server may also be starting again.</Text>
      <Button
        mt="sm"
        variant="default"
        loading={isAsking}
        leftSection={<IconRefresh size={14} aria-hidden />}
        onClick={() => void tryAgain()}
      >
        Try again
      </Button>
    </Notice>
  );
}
