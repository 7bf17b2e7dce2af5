import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { LocationLink, MerchantLink } from '../../components/place.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { causeOf } from '../deliveries/delivery-words.ts';
import { contentOf, type MessageLine, messageWords } from './message-words.ts';

export const messageColumns: readonly Column<MessageLine>[] = [
  {
    key: 'at',
    title: 'Made',
    width: 110,
    cell: ({ id, createdAt }) => (
      <TextLink to="/messages/$messageId" params={{ messageId: id }}>
        <Moment at={createdAt} />
      </TextLink>
    ),
  },
  {
    key: 'state',
    title: 'State',
    width: 110,
    cell: ({ state }) => <Pill tone={messageWords[state].tone}>{messageWords[state].word}</Pill>,
  },
  { key: 'content', title: 'Says', width: 90, cell: contentOf },
  {
    key: 'location',
    title: 'Location',
    width: 120,
    cell: (message) => <LocationLink of={message} />,
  },
  {
    key: 'merchant',
    title: 'Merchant',
    width: 130,
    cell: (message) => <MerchantLink of={message} />,
  },
  {
    key: 'cause',
    title: 'Because',
    width: 180,
    cell: (message) => (
      <Text
        fz="inherit"
        truncate
        maw={240}
        title={message.cause.kind === 'support' ? message.cause.reason : undefined}
      >
        {causeOf(message)}
        {message.cause.kind === 'support' && `: ${message.cause.reason}`}
      </Text>
    ),
  },
  {
    key: 'author',
    title: 'By',
    width: 100,
    cell: ({ author }) => author.name,
  },
  {
    key: 'id',
    title: 'Message',
    width: 110,
    cell: ({ id }) => <Identifier short value={id} />,
  },
];
