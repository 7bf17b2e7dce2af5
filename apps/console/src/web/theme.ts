import {
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Modal,
  Paper,
  Select,
  Skeleton,
  Table,
  TextInput,
  Tooltip,
} from '@mantine/core';

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

export const theme = createTheme({
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
  components: {
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'xs' } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Drawer: Drawer.extend({
      defaultProps: {
        position: 'right',
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.3 },
      },
      styles: {
        title: { fontWeight: 600 },
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
      },
    }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'md' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'xs' } }),
    Table: Table.extend({ defaultProps: { tabularNums: true, fz: 13 } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});

/**
 * The tones of states, each as text on its own tint. Every pair has a contrast of 4.5 at least, in both
 * schemes and on both surfaces.
 */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--nav-accent': '#f2b655' },
  light: {
    '--mantine-color-dimmed': '#5b6a6c',
    '--page': '#f3f6f6',
    '--surface': '#ffffff',
    '--surface-sunk': '#f7f9f9',
    '--line': '#dfe6e6',
    '--control-line': '#839193',
    '--nav': '#0f3338',
    '--nav-text': '#c5dcdd',
    '--nav-quiet': '#8fb3b5',
    '--good': '#17663f',
    '--good-tint': '#e2f3e9',
    '--bad': '#a3282c',
    '--bad-tint': '#fbe9e8',
    '--warn': '#7d4e00',
    '--warn-tint': '#fbefd7',
    '--busy': '#1d5f8a',
    '--busy-tint': '#e3f0f8',
    '--quiet': '#4f5d5f',
    '--quiet-tint': '#ebf0f0',
    '--fresh': '#fff6df',
    '--marked': '#e8f4f4',
  },
  dark: {
    '--mantine-color-dimmed': '#93a1a3',
    '--page': '#12191b',
    '--surface': '#182022',
    '--surface-sunk': '#141b1d',
    '--line': '#2a3538',
    '--control-line': '#6a787b',
    '--nav': '#0b1214',
    '--nav-text': '#b9cfd0',
    '--nav-quiet': '#7f9ea0',
    '--good': '#7fd1a3',
    '--good-tint': '#15301f',
    '--bad': '#ff9c99',
    '--bad-tint': '#3a1b1d',
    '--warn': '#efc06a',
    '--warn-tint': '#352712',
    '--busy': '#86c5f0',
    '--busy-tint': '#142b3b',
    '--quiet': '#a9b7b9',
    '--quiet-tint': '#242e31',
    '--fresh': '#2d2a19',
    '--marked': '#16302f',
  },
});
