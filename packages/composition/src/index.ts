export * from './bridge-env.ts';
export * from './end-connections.ts';
export * from './open-bridge.ts';
export * from './operator-routes.ts';
export * from './shut-down.ts';
