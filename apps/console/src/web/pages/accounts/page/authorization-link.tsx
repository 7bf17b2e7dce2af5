import { Button, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../../api.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { Moment } from '../../../components/moment.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { ShownOnce } from '../../../components/shown-once.tsx';

/** The link with which a merchant lets the bridge into the POS. */
export function AuthorizationLinkModal(props: { readonly accountId: string; close(): void }) {
  const { accountId, close } = props;
  const trpc = useTRPC();
  const link = useMutation(trpc.accounts.authorizationLink.mutationOptions());
  if (link.data === undefined) {
    return (
      <ReasonModal
        title="Authorize at the POS"
        lead="Creates a link for the merchant. The merchant opens it and allows access at the POS. Orders and menus resume when that is done."
        confirm="Create link"
        request={link}
        close={close}
        onConfirm={(reason) => link.mutate({ accountId, reason })}
      />
    );
  }
  return <LinkModal title="Authorize at the POS" {...link.data} close={close} />;
}

export function LinkModal(props: {
  readonly title: string;
  readonly url: string;
  readonly expiresAt: string;
  close(): void;
}) {
  return (
    <Dialog title={props.title} size={520} onlyByButton close={props.close}>
      <Stack>
        <Text size="sm">
          Send this link to the merchant. It works once, in the first browser that opens it, until{' '}
          <Moment at={props.expiresAt} />.
        </Text>
        <ShownOnce
          what="link"
          text={props.url}
          actions={
            <Button
              component="a"
              href={props.url}
              target="_blank"
              rel="noreferrer"
              variant="subtle"
              leftSection={<IconExternalLink size={14} aria-hidden />}
            >
              Open here
            </Button>
          }
          close={props.close}
        />
      </Stack>
    </Dialog>
  );
}
