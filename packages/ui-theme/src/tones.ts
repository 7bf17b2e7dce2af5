import type { CSSVariablesResolver } from '@mantine/core';

export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'quiet';

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
    '--mantine-color-error': '#a3282c',
    '--bad-tint': '#fbe9e8',
    '--warn': '#7d4e00',
    '--warn-tint': '#fbefd7',
    '--busy': '#1d5f8a',
    '--busy-tint': '#e3f0f8',
    '--quiet': '#4f5d5f',
    '--quiet-tint': '#ebf0f0',
    '--fresh': '#fff6df',
    '--marked': '#e8f4f4',
    '--hovered': '#edf1f1',
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
    '--mantine-color-error': '#ff9c99',
    '--bad-tint': '#3a1b1d',
    '--warn': '#efc06a',
    '--warn-tint': '#352712',
    '--busy': '#86c5f0',
    '--busy-tint': '#142b3b',
    '--quiet': '#a9b7b9',
    '--quiet-tint': '#242e31',
    '--fresh': '#2d2a19',
    '--marked': '#16302f',
    '--hovered': '#1f282b',
  },
});
