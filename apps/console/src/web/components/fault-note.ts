import { useEffect, useState } from 'react';
import { useTRPCClient } from '../api.ts';

/** An id to quote for a fault of the page, under which the server’s log has it. */
export function useFaultNote(error: unknown): string {
  const api = useTRPCClient();
  const [id] = useState(() => Math.random().toString(36).slice(2, 10).padEnd(8, '0'));
  useEffect(() => {
    const { name, stack = '' } = error instanceof Error ? error : new Error('no error');
    // Places in the code alone: what an error says may hold somebody's data.
    const places = stack.match(/(?<![\w-])[\w-]+\.js:\d+:\d+/g) ?? [];
    const note = { id, name: name.slice(0, 60), places: places.slice(0, 10) };
    // The page is told already; that the note did not come through is nothing to add.
    api.session.noteFault.mutate(note).catch(() => {});
  }, [api, id, error]);
  return id;
}
