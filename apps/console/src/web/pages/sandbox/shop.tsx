import { Select } from '@mantine/core';
import { useState } from 'react';
import { Section, Sections } from '../../components/section.tsx';
import { Checkout } from './checkout.tsx';
import { MenuBoard } from './menu-board.tsx';
import type { CartLine, Dish, Stage } from './sandbox-labels.ts';

/** Chooses a site and fills a cart. */
export function Shop({ sites }: { readonly sites: Stage['sites'] }) {
  const places = sites.flatMap((site) =>
    site.configurations.map((location) => ({ site, location })),
  );
  const [placeId, setPlaceId] = useState<string | null>(
    places.find(({ site, location }) => site.installation === 'installed' && location.enabled)
      ?.location.id ?? null,
  );
  const [lines, setLines] = useState<readonly CartLine[]>([]);
  const place = places.find(({ location }) => location.id === placeId);
  const add = (dish: Dish) =>
    setLines((old) => [
      ...old,
      {
        key: (old.at(-1)?.key ?? 0) + 1,
        dish,
        quantity: 1,
        chosen: Object.fromEntries(dish.options.map(({ name, defaults }) => [name, defaults])),
      },
    ]);
  return (
    <Sections>
      <Section title="Site">
        <Select
          label="Location"
          maw={420}
          searchable
          data={sites.map((site) => ({
            group: site.name,
            items: site.configurations.map(({ id, locationName, enabled }) => ({
              value: id,
              label: enabled ? locationName : `${locationName} (not activated on Wix)`,
            })),
          }))}
          value={placeId}
          onChange={(chosen) => {
            setPlaceId(chosen);
            setLines([]);
          }}
        />
      </Section>
      {place !== undefined && (
        <Section title="Menu">
          <MenuBoard
            catalogId={place.location.catalogId}
            currency={place.site.currency}
            add={add}
          />
        </Section>
      )}
      {place !== undefined && (
        <Checkout
          key={place.location.id}
          configurationId={place.location.id}
          currency={place.site.currency}
          lines={lines}
          setLines={setLines}
        />
      )}
    </Sections>
  );
}
