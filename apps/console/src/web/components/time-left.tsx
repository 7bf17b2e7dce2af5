import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { momentTitle } from './moment-words.ts';
import { elapsedInWords, leftInWords } from './span-words.ts';

const everyMs = 15_000;

/** How long until a moment, or for how long it has passed; goes on by itself. */
export function TimeLeft({ until }: { readonly until: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(until) - now;
  const late = left <= 0;
  return (
    <Text
      component="time"
      dateTime={until}
      title={momentTitle(until)}
      fz="inherit"
      fw={late ? 600 : 400}
      {...(late && { c: 'var(--bad)' })}
      className="numeric"
    >
      {late ? elapsedInWords(-left) : leftInWords(left)}
    </Text>
  );
}
