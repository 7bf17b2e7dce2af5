export * from './create-sandbox-pos-provider.ts';
