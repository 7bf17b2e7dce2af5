import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../components/counted.ts';
import { reaches, useStaff } from '../../components/roles.tsx';
import { useChosen } from '../../components/use-chosen.tsx';
import { ForceSyncModal } from './force-sync-modal.tsx';

interface AtLocation {
  readonly configurationId: string;
  readonly merchantName: string | null;
  readonly locationName: string | null;
}

export const locationNameOf = ({
  merchantName,
  locationName,
}: Omit<AtLocation, 'configurationId'>) =>
  `${merchantName ?? 'A merchant'}, ${locationName ?? 'a location'}`;

/** Rows of a list chosen to have the menus of their locations synced; nothing to choose for who may not. */
export function useForcedSyncs<Row extends AtLocation>(
  labelOf: (row: Row) => string,
  mode?: 'everything',
) {
  const mayForce = reaches(useStaff().role, 'support');
  const chosen = useChosen<Row>(({ configurationId }) => configurationId, labelOf);
  const [forcing, setForcing] = useState(false);
  const count = chosen.rows.length;
  return {
    columns: mayForce ? [chosen.column] : [],
    has: chosen.has,
    button: mayForce && (
      <Button
        leftSection={<IconRefresh size={14} aria-hidden />}
        disabled={count === 0}
        onClick={() => setForcing(true)}
      >
        {count === 0 ? 'Force a sync' : `Force a sync of ${counted(count, 'location')}`}
      </Button>
    ),
    modal: forcing && (
      <ForceSyncModal
        locations={chosen.rows.map((row) => ({
          configurationId: row.configurationId,
          name: locationNameOf(row),
        }))}
        {...(mode && { mode })}
        close={() => setForcing(false)}
        onDone={chosen.clear}
      />
    ),
  };
}
