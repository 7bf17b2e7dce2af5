export * from './ids.ts';
export * from './spi/codes.ts';
