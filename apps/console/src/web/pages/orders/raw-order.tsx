import { Text } from '@mantine/core';
import { JsonView } from '../../components/json-view.tsx';
import { ClosedSection } from '../../components/section.tsx';
import { pathInWords } from './path-words.ts';

/** The order as Wix sent it. */
export function RawOrder(props: { readonly order: unknown; readonly hidden: readonly string[] }) {
  const { hidden } = props;
  const named = [...new Set(hidden.map((path) => pathInWords(path, props.order)))];
  return (
    <ClosedSection title="As Wix sent it">
      {hidden.length > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          Hidden customer data: {named.slice(0, 12).join(', ')}
          {named.length > 12 && ` and ${named.length - 12} more`}.
        </Text>
      )}
      <JsonView label="raw order" value={props.order} />
    </ClosedSection>
  );
}
