import { Code, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { isApiError } from '../api.ts';

const closeButtonProps = { 'aria-label': 'Close' };

/** Says in the corner that something was done. */
export const tellDone = (message: string): void => {
  notifications.show({ color: 'petrol', message, closeButtonProps });
};

/** After a request of a dialog: says that it is done, and closes the dialog. */
export const doneWith =
  <Answer,>(text: string | ((answer: Answer) => string), close: () => void) =>
  (answer: Answer): void => {
    tellDone(typeof text === 'string' ? text : text(answer));
    close();
  };

/** Says in the corner why something was not done, with the id to quote where it is our fault. */
export const tellFailure = (error: unknown): void => {
  const known = isApiError(error) && error.data ? error : null;
  const ours = known?.data?.httpStatus === undefined || known.data.httpStatus >= 500;
  notifications.show({
    color: 'red',
    autoClose: 12_000,
    closeButtonProps,
    title: known?.message ?? 'The console’s server does not answer.',
    message:
      known?.data?.requestId && ours ? (
        <Text size="sm">
          Request id <Code>{known.data.requestId}</Code>
        </Text>
      ) : (
        (known?.data?.fields.map(({ path, message }) => `${path}: ${message}`).join(' · ') ?? '')
      ),
  });
};
