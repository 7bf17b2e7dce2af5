import { Anchor } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** A link by an address that is put together; `TextLink` where the page is known while writing. */
export function PathLink({
  path,
  children,
}: {
  readonly path: string;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(path);
  };
  return (
    <Anchor href={path} fz="inherit" onClick={follow}>
      {children}
    </Anchor>
  );
}
