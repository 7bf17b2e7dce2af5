import { Text } from '@mantine/core';
import { JsonView } from '../../components/json-view.tsx';
import { ClosedSection } from '../../components/section.tsx';

/** The order as Wix sent it. */
export function RawOrder(props: { readonly order: unknown; readonly hidden: readonly string[] }) {
  const { hidden } = props;
  return (
    <ClosedSection title="As Wix sent it">
      {hidden.length > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          Hidden customer data: {hidden.slice(0, 12).map(named).join(', ')}
          {hidden.length > 12 && ` and ${hidden.length - 12} more`}.
        </Text>
      )}
      <JsonView label="raw order" value={props.order} />
    </ClosedSection>
  );
}

const named = (path: string): string => path.slice(1).replaceAll('/', ' › ');
