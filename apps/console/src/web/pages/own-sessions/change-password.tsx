import { Button, PasswordInput, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { tellDone } from '../../components/tell.tsx';

/** One's own password; the browsers that are signed in elsewhere are signed out with the change. */
export function ChangePassword() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const change = useMutation(
    trpc.passwords.change.mutationOptions({
      onSuccess: () => {
        tellDone('Password changed. Your other browsers are signed out.');
        return queries.invalidateQueries({ queryKey: trpc.staff.ownSessions.queryKey() });
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        change.mutate(
          { current: String(given.get('current')), password: String(given.get('password')) },
          { onSuccess: () => form.reset() },
        );
      }}
    >
      <Stack gap="sm" maw={360} mt="xl">
        <Title order={2} size="h5">
          Change password
        </Title>
        {change.error !== null && <Failure error={change.error} />}
        <PasswordInput
          name="current"
          label="Current password"
          autoComplete="current-password"
          required
          size="sm"
        />
        <PasswordInput
          name="password"
          label="New password"
          description="At least 12 characters, not easily guessed"
          autoComplete="new-password"
          required
          size="sm"
        />
        <Button type="submit" size="sm" w="fit-content" loading={change.isPending}>
          Change password
        </Button>
      </Stack>
    </form>
  );
}
