import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Tells whether the person has gone elsewhere since: to another page, even one that is still loading, to
 * another place of this one, or back. Whatever takes effect late asks before it navigates, or it would undo
 * what they did meanwhile. `onLeave` runs in the moment of going. A replaced address of the same page, as
 * filters make it, is no going.
 */
export function useElsewhere(onLeave: () => void = () => {}): () => boolean {
  const router = useRouter();
  const elsewhere = useRef(false);
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    elsewhere.current = false;
    const { history } = router;
    let { pathname } = history.location;
    const forgetMoves = history.subscribe(({ location, action }) => {
      const stays = action.type === 'REPLACE' && location.pathname === pathname;
      pathname = location.pathname;
      if (stays) return;
      elsewhere.current = true;
      leave();
    });
    // Arrived, and this page is still shown: here is where one is now.
    const forgetArrivals = router.subscribe('onResolved', () => {
      elsewhere.current = false;
    });
    return () => {
      forgetMoves();
      forgetArrivals();
      elsewhere.current = true;
    };
  }, [router]);
  return () => elsewhere.current;
}
