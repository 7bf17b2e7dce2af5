import { Kbd, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Dialog } from '../components/dialog.tsx';
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
        <span className={classes.text}>Find any id or name</span>
        <Kbd size="xs" className={classes.key}>
          {isMac ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <Dialog look="bare" title="Find any id or name" size={760} opened={opened} close={close}>
        <Finder close={close} />
      </Dialog>
    </>
  );
}
