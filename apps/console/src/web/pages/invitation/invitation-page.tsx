import { Button, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isApiError, useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { DoorPage } from '../sign-in/door-page.tsx';
import { signInByPassword } from '../sign-in/sign-in.ts';

const shortestPassword = 12;

/** Where an invitation's link leads; its secret stands behind the # and goes to nobody else. */
export function InvitationPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const trpc = useTRPC();
  const session = useQuery(trpc.session.current.queryOptions());
  const { mutate: look, ...invitation } = useMutation(trpc.invitations.open.mutationOptions());
  useEffect(() => look({ token }), [look, token]);

  if (invitation.error !== null) {
    return (
      <DoorPage title="Join" lead="Invitation not valid">
        {isApiError(invitation.error) && (invitation.error.data?.httpStatus ?? 500) < 500 ? (
          <Notice alert tone="warn">
            This invitation was used, withdrawn or has expired. Ask an administrator for a new one.
          </Notice>
        ) : (
          <Failure error={invitation.error} retry={() => look({ token })} />
        )}
      </DoorPage>
    );
  }
  if (invitation.data === undefined) {
    return (
      <DoorPage title="Join" lead="Loading…">
        <Skeleton h={180} />
      </DoorPage>
    );
  }
  return (
    <DoorPage
      title="Join"
      lead={`You were invited as ${invitation.data.role}, with ${invitation.data.email}.`}
    >
      <JoinForm token={token} singleSignOn={session.data?.singleSignOn ?? null} />
    </DoorPage>
  );
}

function JoinForm(props: { readonly token: string; readonly singleSignOn: string | null }) {
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const join = useMutation(
    trpc.invitations.accept.mutationOptions({
      onSuccess: async ({ email }, { password: chosen }) => {
        if (chosen !== null) await signInByPassword(email, chosen);
        // Where signing in did not work out, the start leads to the door.
        window.location.assign('/');
      },
    }),
  );
  const tooShort = password !== '' && password.length < shortestPassword;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name')).trim();
        if (tooShort || (password === '' && props.singleSignOn === null)) return;
        join.mutate({ token: props.token, name, password: password === '' ? null : password });
      }}
    >
      <Stack gap="sm">
        {join.error !== null && <Failure error={join.error} />}
        <TextInput name="name" label="Your name" autoComplete="name" required size="sm" />
        <PasswordInput
          label="Password"
          description={`At least ${shortestPassword} characters, not easily guessed`}
          autoComplete="new-password"
          required={props.singleSignOn === null}
          size="sm"
          value={password}
          error={tooShort && `${shortestPassword - password.length} more to go`}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {props.singleSignOn !== null && (
          <Text size="xs" c="dimmed">
            Leave it empty to sign in with {props.singleSignOn} only.
          </Text>
        )}
        <Button type="submit" size="sm" loading={join.isPending} disabled={tooShort} mt={4}>
          Join
        </Button>
      </Stack>
    </form>
  );
}
