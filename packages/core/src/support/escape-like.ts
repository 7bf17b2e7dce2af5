/** A text that `like` takes as it stands, whatever it holds. */
export const escapeLike = (text: string): string =>
  text.replace(/[\\%_]/g, (character) => `\\${character}`);
