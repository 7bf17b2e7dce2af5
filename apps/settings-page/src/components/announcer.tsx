import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import classes from './announcer.module.css';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Tells what was done: seen for a while by the eye, spoken once by a screen reader. */
export const useAnnounce = (): ((text: string) => void) => useContext(AnnounceContext);

const shownMs = 6_000;

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [told, setTold] = useState<{ readonly text: string; readonly at: number } | null>(null);
  const announce = useCallback((text: string) => {
    const at = Date.now();
    setTold({ text, at });
    setTimeout(() => setTold((now) => (now?.at === at ? null : now)), shownMs);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className={classes.place}>
        {told && <span className={classes.told}>{told.text}</span>}
      </div>
    </AnnounceContext>
  );
}
