import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type InnerProps = Omit<AnchorProps, 'href'> &
  AnchorHTMLAttributes<HTMLAnchorElement> & { readonly ref?: Ref<HTMLAnchorElement> };

/** A link to a page of the console, in the size of the text around it. */
export const TextLink = createLink((props: InnerProps) => <Anchor fz="inherit" {...props} />);
