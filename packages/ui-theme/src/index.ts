export * from './colours.ts';
export * from './tones.ts';
