import { Kbd, Loader, Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback, useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { Failure } from '../parts/failure.tsx';
import { type Hit, kindWords, pathOfHit } from './hits.ts';
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
        size={620}
        padding={0}
        yOffset="12vh"
        attributes={{ content: { 'aria-label': 'Find any id or name' } }}
      >
        <Finder close={close} />
      </Modal>
    </>
  );
}

function Finder({ close }: { close(): void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const {
    mutate: find,
    data,
    error,
    isPending,
    reset,
  } = useMutation(trpc.desk.find.mutationOptions());
  const findSoon = useDebouncedCallback((typed: string) => {
    if (typed.trim().length >= 2) find({ text: typed });
    else reset();
  }, 200);
  const hits = data?.hits ?? [];
  const go = (hit: Hit) => {
    close();
    router.history.push(pathOfHit(hit));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      const hit = hits[active];
      if (hit !== undefined) go(hit);
      else if (text.trim().length >= 2) find({ text });
    } else return;
    event.preventDefault();
  };
  return (
    <div>
      <TextInput
        size="md"
        variant="unstyled"
        px="md"
        aria-label="Any id or the beginning of a name"
        placeholder="Order, request, account, merchant, location, customer’s phone…"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-activedescendant={hits.length > 0 ? `hit-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        leftSection={isPending ? <Loader size={16} /> : <IconSearch size={17} aria-hidden />}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          findSoon(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {error !== null && <Failure error={error} retry={() => find({ text })} />}
      <div id="hits" role="listbox" aria-label="Found" className={classes.hits}>
        {hits.map((hit, at) => (
          <div
            key={`${hit.kind} ${hit.id}`}
            id={`hit-${at}`}
            role="option"
            aria-selected={at === active}
            tabIndex={-1}
            className={classes.hit}
            onMouseMove={() => setActive(at)}
            onClick={() => go(hit)}
            onKeyDown={(event) => event.key === 'Enter' && go(hit)}
          >
            <span className={classes.kind}>{kindWords[hit.kind]}</span>
            <span className={classes.title}>{hit.title}</span>
            {hit.title !== hit.id && <span className={classes.id}>{hit.id}</span>}
          </div>
        ))}
      </div>
      <Text size="sm" c="dimmed" px="md" py="sm" role="status" className={classes.foot}>
        {data === undefined
          ? 'Ids match as a whole, names by their beginning.'
          : hits.length === 0
            ? 'Nothing fits. Phone and e-mail match exactly, for who may see them.'
            : `${hits.length} found`}
      </Text>
    </div>
  );
}
