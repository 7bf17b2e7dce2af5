import { Drawer, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Boundary } from './boundary.tsx';
import { focusFirstField } from './first-field.ts';

interface DialogProps {
  readonly title: string;
  readonly size: number;
  /** Unless told, for as long as it is there. */
  readonly opened?: boolean;
  /** `side` stands beside what it is about; `bare` has no title to be seen. */
  readonly look?: 'side' | 'bare';
  /** For what is shown this once: nothing but a button closes it. */
  readonly onlyByButton?: boolean;
  readonly children: ReactNode;
  close(): void;
}

/**
 * What opens above a page; the one way to do so. It begins at its first field. A click outside closes it only
 * while nothing was typed or chosen in it, and what breaks in it leaves the page alone.
 */
export function Dialog(props: DialogProps) {
  const { title, opened = true, look, onlyByButton = false } = props;
  const [isTouched, setIsTouched] = useState(false);
  useEffect(() => {
    if (!opened) setIsTouched(false);
  }, [opened]);
  const common = {
    opened,
    onClose: props.close,
    size: props.size,
    closeOnClickOutside: !onlyByButton && !isTouched,
    closeOnEscape: !onlyByButton,
    children: (
      <div ref={focusFirstField} onInput={() => setIsTouched(true)}>
        <Boundary>{props.children}</Boundary>
      </div>
    ),
  };
  if (look === 'side') return <Drawer {...common} title={title} />;
  if (look === undefined) return <Modal {...common} title={title} />;
  return (
    <Modal
      {...common}
      withCloseButton={false}
      padding={0}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': title } }}
    />
  );
}
