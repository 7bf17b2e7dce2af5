import type { MenuKind, SyncView } from '@pos-bridge/spi-adapter/settings';
import { useSpeech } from '../language/texts.tsx';

type Changes = NonNullable<SyncView['changes']>;
const kinds: readonly MenuKind[] = ['menus', 'sections', 'dishes', 'variations'];
const changes = ['added', 'changed', 'removed'] as const;

/** What a sync publishes, in words: "3 menus, 9 sections and 42 dishes", or "1 dish changed". */
export function useChangeWords(): {
  /** Of a first publication: everything is new, so that numbers are enough. */
  whole(of: Changes): string;
  /** Of a later one; null where nothing changed. */
  changed(of: Changes): string | null;
} {
  const { language, texts } = useSpeech();
  const { menus } = texts;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    whole: (of) =>
      list.format(
        kinds.flatMap((kind) => (of[kind].added > 0 ? [menus.kinds[kind](of[kind].added)] : [])),
      ),
    changed: (of) => {
      const parts = kinds.flatMap((kind) =>
        changes.flatMap((change) => {
          const number = of[kind][change];
          return number > 0 ? [menus[change](menus.kinds[kind](number))] : [];
        }),
      );
      return parts.length === 0 ? null : list.format(parts);
    },
  };
}
