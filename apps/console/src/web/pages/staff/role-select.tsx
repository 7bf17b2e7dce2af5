import { Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { roles, useStaff } from '../../components/roles.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import type { Member } from './member.ts';

export function RoleSelect({ member }: { readonly member: Member }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const you = useStaff();
  const change = useMutation(
    trpc.staff.changeRole.mutationOptions({
      onSuccess: (_, { role }) => tellDone(`${member.name} is now ${role}.`),
      onError: tellFailure,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.staff.list.queryKey() }),
    }),
  );
  return (
    <Select
      aria-label={`Role of ${member.name}`}
      w={150}
      data={[...roles]}
      value={change.isPending ? change.variables.role : member.role}
      disabled={change.isPending || member.id === you.id}
      allowDeselect={false}
      onChange={(role) => {
        if (role !== null && role !== member.role) change.mutate({ id: member.id, role });
      }}
    />
  );
}
