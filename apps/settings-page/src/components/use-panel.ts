import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * A panel that takes the place of the button that opened it. The keyboard goes with it: into the panel
 * when it opens, back to the button when it closes.
 */
export function usePanel<First extends HTMLElement>(): {
  readonly isOpen: boolean;
  readonly opener: RefObject<HTMLButtonElement | null>;
  /** What is focused first; of a radio group, its chosen one. */
  readonly first: RefObject<First | null>;
  open(): void;
  close(): void;
} {
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const first = useRef<First>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    if (!isOpen) opener.current?.focus();
    else (first.current?.querySelector<HTMLElement>(':checked') ?? first.current)?.focus();
  }, [isOpen]);
  return { isOpen, opener, first, open: () => setIsOpen(true), close: () => setIsOpen(false) };
}
