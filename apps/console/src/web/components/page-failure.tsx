import { Box, Button, Code, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { isApiError } from '../api.ts';
import { Failure } from './failure.tsx';
import { useFaultNote } from './fault-note.ts';
import { PageNotLoaded } from './load-page.ts';

interface FailureProps {
  readonly error: unknown;
  readonly retry: () => void;
}

interface PartFailureProps extends FailureProps {
  readonly of: 'page' | 'section';
}

/** In the place of a page that cannot be shown; the frame around it lives on. */
export function PageFailure({ error, retry }: FailureProps) {
  return (
    <Box p="lg" maw={720}>
      <PartFailure of="page" error={error} retry={retry} />
    </Box>
  );
}

/** In the place of a page or a part of one: its code did not come, the server refused, or it is a fault of ours. */
export function PartFailure(props: PartFailureProps) {
  if (props.error instanceof PageNotLoaded) return <NotLoaded of={props.of} />;
  return isApiError(props.error) ? <Failure {...props} /> : <Fault {...props} />;
}

/** What to quote, and a way to try again. */
function Fault(props: PartFailureProps) {
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
function NotLoaded(props: Pick<PartFailureProps, 'of'>) {
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
    <Notice alert tone="bad" title={`This ${props.of} could not be loaded.`}>
      <Text size="sm">Check your connection and try again. The server may be restarting.</Text>
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
