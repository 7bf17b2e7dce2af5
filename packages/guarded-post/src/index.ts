export * from './guarded-post.ts';
export * from './target-url.ts';
