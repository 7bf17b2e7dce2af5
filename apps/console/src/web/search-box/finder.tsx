import { Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { Failure } from '../components/failure.tsx';
import { useElsewhere } from '../components/use-elsewhere.ts';
import { HitLine } from './hit-line.tsx';
import { type Hit, pathOfHit } from './hits.ts';
import classes from './search-box.module.css';

const shortest = 2;

/**
 * Takes what is typed and shows what fits. Enter opens a hit of *what stands in the box*: where that is not
 * answered yet it waits, and never opens one of what stood there before.
 */
export function Finder({ close }: { close(): void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const isElsewhere = useElsewhere();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  /** Enter was pressed before the answer had come. */
  const [isWaiting, setIsWaiting] = useState(false);
  const search = useMutation(trpc.desk.find.mutationOptions());
  const typed = text.trim();
  const isAsked = search.variables?.text === typed;
  const isAnswered = isAsked && search.data !== undefined;
  const hits = search.data?.hits ?? [];

  const find = (wish: string) => {
    findSoon.cancel();
    if (wish.length >= shortest) search.mutate({ text: wish });
    else search.reset();
  };
  const findSoon = useDebouncedCallback(find, 200);
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    close();
    router.history.push(pathOfHit(hit));
  };
  const goOnceAnswered = useEffectEvent(() => {
    if (!isWaiting || !isAnswered) return;
    setIsWaiting(false);
    if (!isElsewhere()) go(hits[0]);
  });
  useEffect(() => {
    if (search.data !== undefined) goOnceAnswered();
  }, [search.data]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      if (isAnswered) go(hits[active]);
      else if (typed.length >= shortest) {
        setIsWaiting(true);
        if (!isAsked || search.isError) find(typed);
      }
    } else return;
    event.preventDefault();
  };
  const isMarked = (at: number) => isAnswered && at === active;
  return (
    <div>
      <TextInput
        size="md"
        variant="unstyled"
        px="md"
        aria-label="Any id, its beginning, or words of a name"
        placeholder="Order, request, account, merchant, location, customer’s phone…"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-activedescendant={isAnswered && hits.length > 0 ? `hit-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        leftSection={search.isPending ? <Loader size={16} /> : <IconSearch size={17} aria-hidden />}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setIsWaiting(false);
          findSoon(event.currentTarget.value.trim());
        }}
        onKeyDown={onKeyDown}
      />
      {search.error !== null && <Failure error={search.error} retry={() => find(typed)} />}
      <div
        id="hits"
        role="listbox"
        aria-label="Found"
        className={classes.hits}
        data-old={!isAnswered || undefined}
      >
        {hits.map((hit, at) => (
          <HitLine
            key={`${hit.kind} ${hit.id} ${hit.instanceId}`}
            id={`hit-${at}`}
            hit={hit}
            isMarked={isMarked(at)}
            mark={() => setActive(at)}
            go={() => go(hit)}
          />
        ))}
      </div>
      <Text size="sm" c="dimmed" px="md" py="sm" role="status" className={classes.foot}>
        {typed.length < shortest
          ? 'Type an id, the start of an id, or the start of a name.'
          : !isAnswered
            ? isWaiting
              ? 'Searching. The first match opens automatically.'
              : 'Looking…'
            : hits.length === 0
              ? 'No matches. Only support can search by phone or e-mail.'
              : `${hits.length} found`}
      </Text>
    </div>
  );
}
