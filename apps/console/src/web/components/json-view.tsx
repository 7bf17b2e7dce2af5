import { ActionIcon, CopyButton, ScrollArea, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMemo } from 'react';
import classes from './json-view.module.css';

/** A body as it was kept, readable and to be copied; a text, which may be the head of a body, as it is. */
export function JsonView({ label, value }: { readonly label: string; readonly value: unknown }) {
  const text = useMemo(
    () => (typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
    [value],
  );
  if (value === null || value === undefined) {
    return (
      <Text size="sm" c="dimmed">
        Nothing was stored.
      </Text>
    );
  }
  return (
    <div className={classes.frame}>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon
              className={classes.copy}
              variant="default"
              size="sm"
              aria-label={`Copy ${label}`}
              onClick={copy}
            >
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
      <ScrollArea.Autosize
        mah={420}
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
      >
        <pre className={classes.text}>{paint(text)}</pre>
      </ScrollArea.Autosize>
    </div>
  );
}

/** Keys, strings and other values in colours of their own. */
function paint(text: string) {
  const tokens = text.split(/("(?:[^"\\]|\\[\s\S])*(?:":?|\\?$))/);
  let offset = 0;
  return tokens.map((token) => {
    const key = offset;
    offset += token.length;
    if (!token.startsWith('"')) return token;
    return (
      <span key={key} className={token.endsWith(':') ? classes.name : classes.string}>
        {token}
      </span>
    );
  });
}
