export * from './bridge-env.ts';
export * from './open-bridge.ts';
export * from './shut-down.ts';
