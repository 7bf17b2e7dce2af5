import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { Moment } from '../../components/moment.tsx';
import { type Role, roleMeans, roles } from '../../components/roles.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';

export function InviteButton() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={15} aria-hidden />} onClick={open}>
        Invite
      </Button>
      <Dialog title="Invite staff" size={440} opened={opened} close={close}>
        <InviteForm close={close} />
      </Dialog>
    </>
  );
}

function InviteForm({ close }: { close(): void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>('viewer');
  const invitation = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() }),
    }),
  );
  if (invitation.data !== undefined) {
    return (
      <Stack>
        <Text size="sm">
          Send this link to {invitation.variables.email}. It is shown only here, works once, and
          ends on <Moment at={invitation.data.expiresAt} />.
        </Text>
        <ShownOnce what="link" text={invitation.data.link} close={close} />
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const email = String(new FormData(event.currentTarget).get('email')).trim();
        invitation.mutate({ email, role });
      }}
    >
      <Stack>
        {invitation.error !== null && <Failure error={invitation.error} />}
        <TextInput name="email" type="email" label="E-mail" required size="sm" />
        <Radio.Group
          label="Role"
          value={role}
          onChange={(value) => setRole(roles.find((known) => known === value) ?? 'viewer')}
        >
          <Stack gap={8} mt={6}>
            {roles.map((known) => (
              <Radio key={known} value={known} label={known} description={roleMeans[known]} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={invitation.isPending}>
            Create link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
