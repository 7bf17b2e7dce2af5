import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { DoorPage } from './door-page.tsx';
import { refusalLabels } from './refusal-labels.ts';
import { type SignInOutcome, signInByPassword, singleSignOnAddress } from './sign-in.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { from, error } = route.useSearch();
  const trpc = useTRPC();
  const session = useQuery(trpc.session.current.queryOptions());
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    const result = await signInByPassword(String(form.get('email')), String(form.get('password')));
    if (result.kind === 'signed-in') window.location.assign(ownAddress(from));
    else {
      setOutcome(result);
      setBusy(false);
    }
  };
  const goToProvider = async (): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    const departure = await singleSignOnAddress(ownAddress(from));
    if (departure.kind === 'address') window.location.assign(departure.url);
    else {
      setOutcome(departure);
      setBusy(false);
    }
  };
  const provider = session.data?.singleSignOn ?? null;
  const told =
    outcome !== null && outcome.kind !== 'signed-in'
      ? outcome.message
      : error !== undefined && provider !== null && !busy
        ? refusalLabels(error, provider)
        : null;

  return (
    <DoorPage title="Sign in" lead="For support staff of the POS provider.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <Stack gap="sm">
          {told !== null && (
            <Notice alert tone="bad">
              {told}
            </Notice>
          )}
          <TextInput
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            size="sm"
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="sm"
          />
          <Button type="submit" size="sm" loading={busy} mt={4}>
            Sign in
          </Button>
        </Stack>
      </form>
      {provider !== null && (
        <>
          <Divider my="md" label="or" />
          <Button variant="default" size="sm" fullWidth disabled={busy} onClick={goToProvider}>
            Sign in with {provider}
          </Button>
        </>
      )}
    </DoorPage>
  );
}

/** Where the visitor wanted to go, but never off this site. */
const ownAddress = (from: string | undefined): string =>
  from !== undefined && /^\/(?![/\\])/.test(from) ? from : '/';
