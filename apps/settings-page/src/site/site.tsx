import type { SiteOverview } from '@pos-bridge/spi-adapter/settings';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Opening } from '../components/opening.tsx';
import { type Api, type OpenApi, passes, refusedBy } from '../session/api.ts';

/** The site that the page is about, always as it stands now. */
export interface Site {
  readonly api: Api;
  readonly overview: SiteOverview;
  /** Grows whenever something may be new; for what is read beside the overview. */
  readonly version: number;
  /** The connection is away: what is shown may be old. */
  readonly isStale: boolean;
  refresh(): Promise<void>;
}

const SiteContext = createContext<Site | null>(null);

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (site === null) throw new Error('useSite outside of SiteProvider');
  return site;
}

const comeBackMs = 3_000;
/** Hints can be lost: the page looks by itself so often. */
const lookAnywayMs = 30_000;
/** A sync tells of every call that it makes; nobody reads faster than this. */
const notSoonerMs = 300;

/** Reads the overview, and again whenever the server hints that something changed. */
export function SiteProvider(props: {
  readonly session: OpenApi;
  readonly refuse: (error: unknown) => void;
  readonly children: ReactNode;
}) {
  const { session, refuse, children } = props;
  const { api } = session;
  const [overview, setOverview] = useState<SiteOverview | null>(null);
  const [version, setVersion] = useState(0);
  const [isStale, setIsStale] = useState(false);
  const latestAsked = useRef(0);

  const refresh = useCallback(async () => {
    latestAsked.current += 1;
    const asked = latestAsked.current;
    try {
      const read = await api.overview.query();
      setIsStale(false);
      // A slow answer to an older question would show what is over.
      if (asked !== latestAsked.current) return;
      setOverview(read);
      setVersion((before) => before + 1);
    } catch (error) {
      if (passes.has(refusedBy(error).code)) setIsStale(true);
      else refuse(error);
    }
  }, [api, refuse]);

  useEffect(() => {
    const left = new AbortController();
    void follow(session, refresh, left.signal);
    const anyway = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh();
    }, lookAnywayMs);
    return () => {
      left.abort();
      clearInterval(anyway);
    };
  }, [session, refresh]);

  const site = useMemo(
    () => overview && { api, overview, version, isStale, refresh },
    [api, overview, version, isStale, refresh],
  );
  if (site === null) return <Opening />;
  return <SiteContext value={site}>{children}</SiteContext>;
}

/** The first hint comes at once, so that this reads the overview for the first time, too. */
async function follow(
  session: OpenApi,
  refresh: () => Promise<void>,
  left: AbortSignal,
): Promise<void> {
  while (!left.aborted) {
    try {
      for await (const _hint of session.changes(left)) {
        await refresh();
        await pause(notSoonerMs);
      }
    } catch {
      if (left.aborted) return;
      // Says what is wrong, where something is.
      await refresh();
    }
    await pause(comeBackMs);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
