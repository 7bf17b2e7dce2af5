import { ActionIcon, Menu, Stack, Text } from '@mantine/core';
import { IconDots, IconKey, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Moment } from '../../components/moment.tsx';
import { useStaff } from '../../components/roles.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import type { Member } from './member.ts';

export function MemberMenu({ member }: { readonly member: Member }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const you = useStaff();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.staff.list.queryKey() });
  const disable = useMutation(
    trpc.staff.disable.mutationOptions({
      onSuccess: () => tellDone(`${member.name} can no longer sign in; open sessions have ended.`),
      onError: tellFailure,
      onSettled,
    }),
  );
  const enable = useMutation(
    trpc.staff.enable.mutationOptions({
      onSuccess: () => tellDone(`${member.name} may sign in again.`),
      onError: tellFailure,
      onSettled,
    }),
  );
  const reset = useMutation(trpc.passwords.makeReset.mutationOptions({ onError: tellFailure }));
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`More for ${member.name}`}
            disabled={member.id === you.id}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {member.disabledAt === null && (
            <Menu.Item
              leftSection={<IconKey size={15} aria-hidden />}
              onClick={() => reset.mutate({ id: member.id })}
            >
              Reset password
            </Menu.Item>
          )}
          {member.disabledAt === null ? (
            <Menu.Item
              leftSection={<IconLock size={15} aria-hidden />}
              onClick={() => disable.mutate({ id: member.id })}
            >
              Deactivate
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconLockOpen size={15} aria-hidden />}
              onClick={() => enable.mutate({ id: member.id })}
            >
              Reactivate
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog
        title={`Reset password of ${member.name}`}
        size={440}
        onlyByButton
        opened={reset.data !== undefined}
        close={reset.reset}
      >
        {reset.data !== undefined && (
          <Stack>
            <Text size="sm">
              Send this link to {reset.data.email}. It is shown only here, works once, and ends on{' '}
              <Moment at={reset.data.expiresAt} />. The password of before works until then.
            </Text>
            <ShownOnce what="link" text={reset.data.link} close={reset.reset} />
          </Stack>
        )}
      </Dialog>
    </>
  );
}
