export * from './provider-contract.ts';
