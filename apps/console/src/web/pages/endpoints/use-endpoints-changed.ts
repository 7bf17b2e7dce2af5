import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { useDeliveriesChanged } from '../deliveries/delivery-actions.tsx';

export function useEndpointsChanged() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const deliveriesChanged = useDeliveriesChanged();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.endpoints.pathKey() }),
      deliveriesChanged(),
    ]);
  };
}
