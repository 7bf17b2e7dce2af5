import { Button } from '@mantine/core';
import { IconPlugOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTexts } from '../language/texts.tsx';
import { passes, type Refused } from '../session/api.ts';
import classes from './refusal-page.module.css';

/** The page does not open: why, and what to do. */
export function RefusalPage({
  refusal,
  tryAgain,
}: {
  readonly refusal: Refused;
  readonly tryAgain: () => void;
}) {
  const texts = useTexts();
  const { title, todo } = texts.refusals[refusal.code];
  const heading = useRef<HTMLHeadingElement>(null);
  // It may take the place of what somebody was working in.
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <IconPlugOff size={40} stroke={1.4} className={classes.icon} aria-hidden />
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        <p className={classes.todo}>{todo}</p>
        {/* Nobody fetches anew what Wix has to give anew. */}
        {passes.has(refusal.code) && <Button onClick={tryAgain}>{texts.tryAgain}</Button>}
        {refusal.requestId !== null && (
          <p className={classes.number}>{texts.supportNumber(refusal.requestId)}</p>
        )}
      </div>
    </main>
  );
}
