import { Table, Text } from '@mantine/core';
import { upperFirst } from '@mantine/hooks';
import type { Tone } from '@pos-bridge/ui-theme';
import { Pill } from '@pos-bridge/ui-theme/pill';
import type { Finding } from './sync-labels.ts';

const weights: Record<Finding['severity'], { readonly text: string; readonly tone: Tone }> = {
  blocks: { text: 'Blocks', tone: 'bad' },
  left_out: { text: 'Left out', tone: 'warn' },
  reported: { text: 'Reported', tone: 'quiet' },
};

/** What is wrong with a menu that the POS sent, each with its place. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <Table fz={13} aria-label="Findings">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Weight</Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th>Where</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {findings.map((finding) => (
          <Table.Tr key={`${finding.code} ${finding.path}`}>
            <Table.Td>
              <Pill {...weights[finding.severity]} />
            </Table.Td>
            <Table.Td>{finding.sentence}</Table.Td>
            <Table.Td>
              {finding.place !== undefined && <div>{upperFirst(finding.place)}</div>}
              <Text component="div" fz={11} c="dimmed" className="mono">
                {finding.path}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
