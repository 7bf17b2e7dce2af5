import { Kbd, Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Finder } from './finder.tsx';
import classes from './search-box.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The one box that takes any id or name and jumps to it. */
export function SearchBox() {
  const [opened, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <UnstyledButton className={classes.trigger} onClick={open}>
        <IconSearch size={15} aria-hidden />
        <span>Find any id or name</span>
        <Kbd size="xs" className={classes.key}>
          {isMac ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <Modal
        opened={opened}
        onClose={close}
        withCloseButton={false}
        size={760}
        padding={0}
        yOffset="12vh"
        attributes={{ content: { 'aria-label': 'Find any id or name' } }}
      >
        <Finder close={close} />
      </Modal>
    </>
  );
}
