import {
  Alert,
  Button,
  Divider,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Wordmark } from '../../shell/wordmark.tsx';
import { type SignInOutcome, signInByPassword, singleSignOnAddress } from './sign-in.ts';
import classes from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { from } = route.useSearch();
  const trpc = useTRPC();
  const session = useQuery(trpc.session.current.queryOptions());
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Sign in · POS Bridge';
  }, []);

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
    const address = await singleSignOnAddress(ownAddress(from));
    if (address !== null) window.location.assign(address);
    else {
      setOutcome({ kind: 'failed', message: 'The sign-in provider cannot be reached.' });
      setBusy(false);
    }
  };
  const provider = session.data?.singleSignOn ?? null;

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Wordmark />
        </div>
        <Title order={1} size="h3">
          Sign in
        </Title>
        <Text size="sm" c="dimmed" mb="lg">
          For support staff of the POS provider.
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
        >
          <Stack gap="sm">
            {outcome !== null && outcome.kind !== 'signed-in' && (
              <Alert
                role="alert"
                color="red"
                variant="light"
                classNames={{ message: classes.told ?? '' }}
              >
                {outcome.message}
              </Alert>
            )}
            <TextInput
              name="email"
              label="E-mail"
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              size="sm"
              data-autofocus
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
      </div>
    </main>
  );
}

/** Where the visitor wanted to go, but never off this site. */
const ownAddress = (from: string | undefined): string =>
  from !== undefined && /^\/(?![/\\])/.test(from) ? from : '/';
