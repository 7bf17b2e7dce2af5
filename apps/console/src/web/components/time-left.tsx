import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';

const everyMs = 15_000;

/** How long until a moment, or how long since; goes on by itself. */
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
      title={`${until.replace('T', ' ').replace('Z', '')} UTC`}
      fz="inherit"
      fw={late ? 600 : 400}
      {...(late && { c: 'var(--bad)' })}
      className="numeric"
    >
      {late ? `since ${inWords(-left)}` : `${inWords(left)} left`}
    </Text>
  );
}

function inWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'moments';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
