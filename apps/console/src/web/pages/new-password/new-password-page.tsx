import { Button, PasswordInput, Skeleton, Stack } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isApiError, useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { DoorPage } from '../sign-in/door-page.tsx';
import { signInByPassword } from '../sign-in/sign-in.ts';

/** Where the link of a reset leads; its secret stands behind the # and goes to nobody else. */
export function NewPasswordPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const trpc = useTRPC();
  const { mutate: look, ...reset } = useMutation(trpc.passwords.openReset.mutationOptions());
  useEffect(() => look({ token }), [look, token]);

  if (reset.error !== null) {
    return (
      <DoorPage title="New password" lead="Link not valid">
        {isApiError(reset.error) && (reset.error.data?.httpStatus ?? 500) < 500 ? (
          <Notice alert tone="warn">
            This link was used, replaced or has expired. Ask an administrator for a new one.
          </Notice>
        ) : (
          <Failure error={reset.error} retry={() => look({ token })} />
        )}
      </DoorPage>
    );
  }
  if (reset.data === undefined) {
    return (
      <DoorPage title="New password" lead="Loading…">
        <Skeleton h={120} />
      </DoorPage>
    );
  }
  return (
    <DoorPage title="New password" lead={`For ${reset.data.email}.`}>
      <NewPasswordForm token={token} email={reset.data.email} />
    </DoorPage>
  );
}

function NewPasswordForm({ token, email }: { readonly token: string; readonly email: string }) {
  const trpc = useTRPC();
  const set = useMutation(
    trpc.passwords.reset.mutationOptions({
      onSuccess: async (_answer, { password }) => {
        await signInByPassword(email, password);
        // Where signing in did not work out, the start leads to the door.
        window.location.assign('/');
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const password = String(new FormData(event.currentTarget).get('password'));
        set.mutate({ token, password });
      }}
    >
      <Stack gap="sm">
        {set.error !== null && <Failure error={set.error} />}
        <PasswordInput
          name="password"
          label="New password"
          description="At least 12 characters, not easily guessed"
          autoComplete="new-password"
          required
          size="sm"
        />
        <Button type="submit" size="sm" loading={set.isPending} mt={4}>
          Set password
        </Button>
      </Stack>
    </form>
  );
}
