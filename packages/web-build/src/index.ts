export * from './build-pages.ts';
export * from './vite-settings.ts';
