import type { MantineColorsTuple, MantineThemeOverride } from '@mantine/core';

/** The bridge's own colour: the green-blue of deep water, calm enough for a whole day. */
const petrol: MantineColorsTuple = [
  '#e8f4f4',
  '#d2e7e8',
  '#a6d0d2',
  '#77b8bb',
  '#4f9fa3',
  '#348990',
  '#1f757b',
  '#1a6469',
  '#155257',
  '#0f3e42',
];

/** Neutrals with a breath of the same green, so that surfaces and accents belong together. */
const gray: MantineColorsTuple = [
  '#f5f8f7',
  '#edf1f1',
  '#e2e8e8',
  '#d3dbdb',
  '#bcc8c8',
  '#8e9c9d',
  '#5b6a6c',
  '#455355',
  '#2d393b',
  '#192123',
];

const dark: MantineColorsTuple = [
  '#d8e0e0',
  '#b4c0c1',
  '#93a1a3',
  '#5f6d70',
  '#333f42',
  '#263033',
  '#1a2225',
  '#12191b',
  '#0e1416',
  '#090d0e',
];

/** What every page of the bridge has in common; each adds how it uses the components. */
export const commonTheme = {
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 6 },
  black: '#192123',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '620' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
} satisfies MantineThemeOverride;
